import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { type LoadedProject, wrappedExpression } from "../../1-load/index.ts";
import { isPromise, isPromising, promiseFunction } from "../promise-type.ts";
import { type CheckContext, nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

/** A promise may be awaited, returned, given to `Promise.all`, or kept in a constant that is: nothing else. */
export const forgottenAwait = nodeRule(
  [ts.SyntaxKind.CallExpression, ts.SyntaxKind.Identifier],
  isCallOrName,
  (node, context) => {
    const { project } = context;
    if (ts.isIdentifier(node) && !isVariable(project, node)) return;
    if (!isPromising(project.checker, project.checker.getTypeAtLocation(node))) return;
    REFUSE[isLost(node, project) ? "lost" : useOf(node)](node, context);
  },
);

type Use = "fine" | "kept" | "returnedInTry" | "forgotten" | "lost";

type CallOrName = ts.CallExpression | ts.Identifier;

const REFUSE = {
  fine: () => {},
  kept: refuseNeverAwaited,
  returnedInTry: (node, { project, report }) => {
    report(diagnostic("NG1104", project.spanOf(node), { call: textOf(node) }));
  },
  forgotten: (node, { project, report }) => {
    report(diagnostic("NG1100", project.spanOf(node), { call: textOf(node) }));
  },
  lost: (node, { project, report }) => {
    const call = textOf(node);
    const help = `await Promise.all(${call})`;
    report(diagnostic("NG1100", project.spanOf(node), { call }, { help }));
  },
} as const satisfies Record<Use, (node: CallOrName, context: CheckContext) => void>;

function isCallOrName(node: ts.Node): node is CallOrName {
  return ts.isCallExpression(node) || ts.isIdentifier(node);
}

/** A use of a variable or parameter; not its declaration, a member's name or a key. */
function isVariable({ checker }: LoadedProject, node: ts.Identifier): boolean {
  const { parent } = node;
  const isName = "name" in parent && parent.name === node;
  if (isName || ts.isBindingElement(parent)) return ts.isShorthandPropertyAssignment(parent);
  const flags = checker.getSymbolAtLocation(node)?.flags ?? 0;
  return (flags & ts.SymbolFlags.Variable) !== 0;
}

/** `await` and an async function's `return` wait for a promise, but not for the promises in a list. */
function isLost(node: ts.Expression, project: LoadedProject): boolean {
  const outer = wrappedExpression(node);
  const { parent } = outer;
  if (isPassedOn(parent, outer) && !ts.isSpreadElement(parent)) return isLost(parent, project);
  if (isPromise(project.checker.getTypeAtLocation(outer))) return false;
  return ts.isAwaitExpression(parent) || isResultOfAsync(outer);
}

function isResultOfAsync(node: ts.Expression): boolean {
  const { parent } = node;
  if (!ts.isReturnStatement(parent) && !(ts.isArrowFunction(parent) && parent.body === node)) {
    return false;
  }
  const fn = ts.findAncestor(parent, ts.isFunctionLike);
  return fn !== undefined && (ts.getCombinedModifierFlags(fn) & ts.ModifierFlags.Async) !== 0;
}

function useOf(node: ts.Expression): Use {
  const outer = wrappedExpression(node);
  const { parent } = outer;
  if (isPassedOn(parent, outer)) return useOf(parent);
  if (ts.isReturnStatement(parent)) return leavesTry(parent) ? "returnedInTry" : "fine";
  if (ts.isVariableDeclaration(parent)) return "kept";
  return isFine(parent, outer) ? "fine" : "forgotten";
}

function isFine(parent: ts.Node, node: ts.Expression): boolean {
  if (ts.isAwaitExpression(parent)) return true;
  if (ts.isArrowFunction(parent)) return parent.body === node;
  if (ts.isPropertyAccessExpression(parent)) return isHandledElsewhere(parent);
  return ts.isCallExpression(parent) && isPromiseArgument(parent, node);
}

/** `.then(…)` has its own rule; `promises.map(…)` and `.length` look at the array. */
function isHandledElsewhere({ name }: ts.PropertyAccessExpression): boolean {
  return ["then", "catch", "finally", "map", "length"].includes(name.text);
}

function isPromiseArgument(call: ts.CallExpression, argument: ts.Expression): boolean {
  return call.expression !== argument && promiseFunction(call.expression) !== undefined;
}

/** The value of the parent is this expression's, or holds it. */
function isPassedOn(parent: ts.Node, node: ts.Expression): parent is ts.Expression {
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  if (ts.isArrayLiteralExpression(parent) || ts.isSpreadElement(parent)) return true;
  if (!ts.isBinaryExpression(parent) || parent.right !== node) return false;
  return PASSING.has(parent.operatorToken.kind);
}

const PASSING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** In a `try` of its own function whose `catch` or `finally` would come too early. */
function leavesTry(statement: ts.ReturnStatement): boolean {
  let child: ts.Node = statement;
  const around = ts.findAncestor(statement.parent, (node) => {
    if (ts.isFunctionLike(node)) return "quit";
    const isTry = ts.isTryStatement(node) && node.finallyBlock !== child;
    const found = isTry && (node.tryBlock === child || node.finallyBlock !== undefined);
    child = node;
    return found;
  });
  return around !== undefined;
}

function refuseNeverAwaited(node: CallOrName, { project, report }: CheckContext): void {
  const declaration = ts.findAncestor(node, ts.isVariableDeclaration);
  if (declaration === undefined || !ts.isIdentifier(declaration.name)) return;
  const name = declaration.name;
  if (isUsed(project, name)) return;
  report(diagnostic("NG1101", project.spanOf(name), { name: name.text }));
}

function isUsed({ checker }: LoadedProject, name: ts.Identifier): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  const search = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && node !== name && checker.getSymbolAtLocation(node) === symbol) ||
    (ts.forEachChild(node, (child) => search(child) || undefined) ?? false);
  const scope = ts.findAncestor(name, ts.isFunctionLike);
  return scope !== undefined && search(scope);
}
