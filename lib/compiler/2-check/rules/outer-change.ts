import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import {
  assignedTargets,
  changedObjects,
  changingClosure,
  eachCallOf,
  type LoadedProject,
  lockCallOf,
  outerChanges,
  rootOf,
  symbolOf,
} from "../../1-load/index.ts";
import { isAwaitedAlone, isCalledOnly } from "../closure-use.ts";
import { type CheckContext, nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

/** A variable may be changed by the function that declares it, and by closures that this calls, one after the other. */
export const outerChange = nodeRule(
  [
    ts.SyntaxKind.BinaryExpression,
    ts.SyntaxKind.PrefixUnaryExpression,
    ts.SyntaxKind.PostfixUnaryExpression,
    ts.SyntaxKind.CallExpression,
    ts.SyntaxKind.DeleteExpression,
    ts.SyntaxKind.ForOfStatement,
    ts.SyntaxKind.ForInStatement,
  ],
  (node: ts.Node): node is ts.Node => node !== undefined,
  (node, context) => {
    for (const name of changedNames(node)) checkChange(name, context);
    if (ts.isCallExpression(node)) checkCall(node, context);
  },
);

/** The variables that a node assigns, or of which it changes a member. */
function changedNames(node: ts.Node): readonly ts.Identifier[] {
  const names = [...assignedTargets(node), ...changedObjects(node)].map(rootOf);
  return [...new Set(names)].filter(ts.isIdentifier);
}

function checkChange(name: ts.Identifier, context: CheckContext): void {
  const symbol = symbolOf(context.project.checker, name);
  const problem = symbol && problemAt(name, symbol, context);
  if (problem) refuse(name, symbol, problem, context);
}

/** What a closure changes, it changes where it is called. */
function checkCall(call: ts.CallExpression, context: CheckContext): void {
  const { checker } = context.project;
  const closure = changingClosure(call, checker);
  if (closure === undefined) return;
  const isAlone = isAwaitedAlone(call, checker);
  for (const symbol of outerChanges(closure, checker).all) {
    const how = `by \`${textOf(call)}\``;
    const problem = isAlone
      ? problemAt(call, symbol, context)
      : { where: `${how}, which is not awaited at once`, help: ALONE };
    if (problem) refuse(call, symbol, problem, context);
  }
}

interface Problem {
  readonly where: string;
  readonly help?: string;
}

function problemAt(at: ts.Node, symbol: ts.Symbol, context: CheckContext): Problem | undefined {
  const { project } = context;
  const { valueDeclaration } = symbol;
  const around = functionAround(at, project.checker);
  if (!valueDeclaration || !around || isOfModule(valueDeclaration)) return undefined;
  if (ts.findAncestor(valueDeclaration, (node) => node === around)) return undefined;
  const use = isCalledOnly(around, project.checker);
  if (use === "called") return undefined;
  const locked = lockedBy(around, project);
  if (locked && isAwaitedAlone(locked, project.checker)) return problemAt(locked, symbol, context);
  if (use === "value")
    return {
      where: "inside a function that is used as a value, and was declared outside of it",
      help: CALLED,
    };
  const method = methodTaking(around);
  return {
    where: "inside a callback and was declared outside of it",
    ...(method && { help: loopInstead(method) }),
  };
}

/** The call of `withLock` or `withRate` that does what is in a function, once. */
function lockedBy(
  fn: ts.SignatureDeclaration,
  project: LoadedProject,
): ts.CallExpression | undefined {
  const { parent } = fn;
  const locked = ts.isCallExpression(parent) ? lockCallOf(parent, project) : undefined;
  return locked?.work === fn ? locked.call : undefined;
}

/** The body of `list.forEach(…)` is code of the function around it. */
function functionAround(
  node: ts.Node,
  checker: ts.TypeChecker,
): ts.SignatureDeclaration | undefined {
  const around = ts.findAncestor(node.parent, ts.isFunctionLike);
  return around && eachCallOf(around, checker) ? functionAround(around, checker) : around;
}

function refuse(
  node: ts.Node,
  symbol: ts.Symbol,
  { where, help }: Problem,
  { project, report }: CheckContext,
): void {
  const declaration = symbol.valueDeclaration;
  const declared = declaration && (ts.getNameOfDeclaration(declaration) ?? declaration);
  const message = `\`${symbol.name}\` is declared here`;
  const notes = declared ? [{ message, span: project.spanOf(declared) }] : [];
  const values = { name: symbol.name, where };
  report(diagnostic("NG1400", project.spanOf(node), values, { notes, ...(help && { help }) }));
}

/** A variable of the module has its own refusal. */
function isOfModule(declaration: ts.Node): boolean {
  return ts.findAncestor(declaration, ts.isFunctionLike) === undefined;
}

/** The method of a list that gets the function, where this only computes. */
function methodTaking(fn: ts.SignatureDeclaration): ts.PropertyAccessExpression | undefined {
  const call = fn.parent;
  const isAsync =
    ts.canHaveModifiers(fn) && (ts.getCombinedModifierFlags(fn) & ts.ModifierFlags.Async) !== 0;
  const isGiven = ts.isCallExpression(call) && call.arguments.some((each) => each === fn);
  return !isAsync && isGiven && ts.isPropertyAccessExpression(call.expression)
    ? call.expression
    : undefined;
}

function loopInstead({ expression }: ts.PropertyAccessExpression): string {
  return `write a loop: \`for (const item of ${textOf(expression)}) { … }\``;
}

const ALONE = "await it by itself, in a statement of its own, before what runs at the same time";

const CALLED = "call it directly, in a loop if need be: `for (const item of items) note(item);`";
