import ts from "typescript";
import { isConst, symbolOf, wrappedExpression } from "../1-load/index.ts";
import { isPromising } from "./promise-type.ts";

/**
 * Whether a function inside another one has a name and is only ever called by it: then its changes happen where the calls are. A function without a
 * name is a callback.
 */
export function isCalledOnly(
  fn: ts.SignatureDeclaration,
  checker: ts.TypeChecker,
): "called" | "value" | "callback" {
  const name = nameOf(fn);
  const symbol = name && symbolOf(checker, name);
  if (name === undefined || symbol === undefined) return "callback";
  const around = ts.findAncestor(name.parent.parent, ts.isFunctionLike) ?? fn.getSourceFile();
  const isFine = (node: ts.Node): boolean => {
    const isUse = ts.isIdentifier(node) && node !== name && symbolOf(checker, node) === symbol;
    if (isUse && !isCallee(node)) return false;
    return ts.forEachChild(node, (child) => (isFine(child) ? undefined : true)) !== true;
  };
  return isFine(around) ? "called" : "value";
}

/** Whether nothing else goes on while a call runs: it gives no promise, or one that is awaited, or returned, just there. */
export function isAwaitedAlone(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  if (!isPromising(checker, checker.getTypeAtLocation(call))) return true;
  const outer = wrappedExpression(call);
  const { parent } = outer;
  const isResult = ts.isArrowFunction(parent) && parent.body === outer;
  return ts.isAwaitExpression(parent) || ts.isReturnStatement(parent) || isResult;
}

/** `f` of `function f() {…}` and of `const f = () => {…}`. */
function nameOf(fn: ts.SignatureDeclaration): ts.Identifier | undefined {
  if (ts.isFunctionDeclaration(fn)) return fn.name;
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return undefined;
  const { parent } = wrappedExpression(fn);
  const isNamed = ts.isVariableDeclaration(parent) && isConst(parent);
  return isNamed && ts.isIdentifier(parent.name) ? parent.name : undefined;
}

function isCallee(node: ts.Expression): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.expression === node && !parent.questionDotToken;
}
