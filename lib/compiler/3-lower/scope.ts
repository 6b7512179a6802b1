import ts from "typescript";
import { isConst, plainExpression, standsForFunctions } from "../1-load/index.ts";
import type { VariableId } from "../jsonata/index.ts";
import { read } from "../jsonata/index.ts";
import type { Value } from "./context.ts";
import type { CaughtError } from "./errors/caught-error.ts";
import { absenceIn, type VariableTable } from "./variables.ts";

/** What the names of a function stand for, one instance for each time its body is lowered. */
export interface Scope {
  lookup(symbol: ts.Symbol): Value | undefined;
  /** The variable that an assignment to the name sets. */
  variableOf(symbol: ts.Symbol): VariableId | undefined;
}

export const emptyScope: Scope = { lookup: () => undefined, variableOf: () => undefined };

/** A scope in which some names stand for values that no assignment changes. */
export function withValues(parent: Scope, values: ReadonlyMap<ts.Symbol, Value>): Scope {
  return {
    lookup: (symbol) => values.get(symbol) ?? parent.lookup(symbol),
    variableOf: (symbol) => (values.has(symbol) ? undefined : parent.variableOf(symbol)),
  };
}

/** A scope with a variable for every name that the function's body declares, outside of functions inside it. */
export function functionScope(
  fn: ts.Node | readonly ts.Statement[],
  parent: Scope,
  checker: ts.TypeChecker,
  variables: VariableTable,
  caughtIn: (block: ts.Block) => Omit<CaughtError, "error">,
): Scope {
  const own = new Map<ts.Symbol, VariableId>();
  const caught = new Map<ts.Symbol, CaughtError>();
  for (const name of declaredNames(fn)) {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined || own.has(symbol) || standsForFunctions(name.parent, checker))
      continue;
    const same = caughtUnder(name, (other) => {
      const of = checker.getSymbolAtLocation(other);
      return of && (caught.get(of) ?? parent.lookup(of)?.caught);
    });
    if (same) caught.set(symbol, same);
    if (same) continue;
    const absence = absenceIn(checker, settledType(symbol, checker));
    const variable = variables.declare(name.text, isCaught(name) ? "never" : absence);
    own.set(symbol, variable);
    const clause = name.parent.parent;
    if (ts.isCatchClause(clause))
      caught.set(symbol, { error: read(variable), ...caughtIn(clause.parent.tryBlock) });
  }
  return {
    lookup: (symbol) => {
      const type = settledType(symbol, checker);
      const error = caught.get(symbol);
      if (error) return { expression: error.error, type, optional: false, caught: error };
      const variable = own.get(symbol);
      if (variable === undefined) return parent.lookup(symbol);
      const optional = variables.absenceOf(variable) !== "never";
      return { expression: read(variable), type, optional };
    },
    variableOf: (symbol) =>
      caught.has(symbol) ? undefined : (own.get(symbol) ?? parent.variableOf(symbol)),
  };
}

/** The names that a pattern binds. */
export function namesIn(pattern: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(pattern)) return [pattern];
  return pattern.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : namesIn(element.name),
  );
}

/** A variable that keeps a promise holds what it settles to. */
function settledType(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Type {
  const type = checker.getTypeOfSymbol(symbol);
  return checker.getAwaitedType(type) ?? type;
}

function declaredNames(code: ts.Node | readonly ts.Statement[]): readonly ts.Identifier[] {
  const names: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && node !== code) return;
    if (isVariable(node)) names.push(...namesIn(node.name));
    ts.forEachChild(node, visit);
  };
  for (const node of "kind" in code ? [code] : code) visit(node);
  return names;
}

/** `const error = caught as Error;` is another name for it. */
function caughtUnder(
  { parent }: ts.Identifier,
  caughtAs: (name: ts.Expression) => CaughtError | undefined,
): CaughtError | undefined {
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return undefined;
  const value = parent.initializer && plainExpression(parent.initializer);
  return value && ts.isIdentifier(value) && isConst(parent) ? caughtAs(value) : undefined;
}

/** `catch (error)`: always an error. */
function isCaught(name: ts.Identifier): boolean {
  return ts.isCatchClause(name.parent.parent);
}

/** A parameter or a `const`, `let` or `catch` variable. */
function isVariable(node: ts.Node): node is ts.VariableDeclaration | ts.ParameterDeclaration {
  return ts.isParameter(node) || ts.isVariableDeclaration(node);
}
