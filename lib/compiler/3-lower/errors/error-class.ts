import ts from "typescript";
import { symbolOf } from "../../1-load/index.ts";
import { type NameRule, nameRuleOf } from "./name-rule.ts";

/** A class of errors: the language's own, or one that a declaration of the project makes from it. */
export interface ErrorClass {
  /** As it is written. */
  readonly className: string;
  /** What Node gives for `error.name`; undefined where only a run could tell. */
  readonly ownName?: string;
  /** What the error is called as the error of a run: its own name, or its class's where that is no more than `Error`. */
  readonly name?: string;
  readonly declaration?: ts.ClassLikeDeclaration;
  readonly base?: ErrorClass;
  /** How the class itself sets the name; absent when it leaves that to `base`. */
  readonly rule?: NameRule;
}

/** The class that an expression names; undefined for what is no class of errors. */
export function errorClassOf(name: ts.Node, checker: ts.TypeChecker): ErrorClass | undefined {
  const symbol = symbolOf(checker, name);
  if (symbol === undefined) return undefined;
  const declaration = symbol.declarations?.find(ts.isClassDeclaration);
  if (declaration) return declaredErrorClass(declaration, checker);
  return isBuiltIn(symbol) ? builtInError(symbol.name) : undefined;
}

/** The class that a declaration makes; undefined when it is no class of errors. */
export function declaredErrorClass(
  declaration: ts.ClassLikeDeclaration,
  checker: ts.TypeChecker,
): ErrorClass | undefined {
  const clause = declaration.heritageClauses?.find(
    (each) => each.token === ts.SyntaxKind.ExtendsKeyword,
  );
  const extended = clause?.types[0]?.expression;
  const base = extended && errorClassOf(extended, checker);
  if (base === undefined) return undefined;
  const className = nameOfClass(declaration);
  const rule = nameRuleOf(declaration, checker);
  const inherited = { base, ...(rule && { rule }) };
  const ownName = ownNameOf(inherited, className);
  const name = ownName === "" || ownName === "Error" ? className : ownName;
  return {
    className: className ?? "a class without a name",
    ...(ownName !== undefined && { ownName }),
    ...(name !== undefined && { name }),
    declaration,
    ...inherited,
  };
}

export function builtInError(name: string): ErrorClass {
  return { className: name, ownName: name, name, rule: { kind: "text", text: name } };
}

/** Whether a class is the other, or made from it. */
export function descends(kind: ErrorClass, from: ErrorClass): boolean {
  const same = kind.declaration === from.declaration && kind.className === from.className;
  return same || (kind.base !== undefined && descends(kind.base, from));
}

/** The language's own classes of errors whose first argument is the message. */
export const builtInNames = [
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "EvalError",
  "ReferenceError",
  "URIError",
] as const;

function isBuiltIn(symbol: ts.Symbol): boolean {
  const names: readonly string[] = builtInNames;
  const isOfLanguage = symbol.declarations?.every((each) => each.getSourceFile().isDeclarationFile);
  return isOfLanguage === true && names.includes(symbol.name);
}

function nameOfClass(declaration: ts.ClassLikeDeclaration): string | undefined {
  if (declaration.name) return declaration.name.text;
  const { parent } = declaration;
  const isNamed = ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name);
  return isNamed ? parent.name.text : undefined;
}

/** What the nearest class in the chain that sets a name gives to one of `className`. */
function ownNameOf(
  kind: Pick<ErrorClass, "rule" | "base">,
  className?: string,
): string | undefined {
  if (kind.rule === undefined) return kind.base && ownNameOf(kind.base, className);
  if (kind.rule.kind === "text") return kind.rule.text;
  return kind.rule.kind === "class" ? className : undefined;
}
