import ts from "typescript";
import { isFunctionParameter } from "./function-types.ts";
import type { FunctionNode } from "./loaded-project.ts";
import { plainExpression } from "./plain-expression.ts";
import { symbolOf } from "./symbols.ts";

/** Whether a function calls itself, and that is always the last thing that it does: then it is a loop, and needs no depth. */
export function callsItselfLast(fn: FunctionNode, checker: ts.TypeChecker): boolean {
  const calls = callsIn(fn, fn, checker);
  if (calls.length === 0 || !fn.body || isAsync(fn)) return false;
  const isPlain = fn.parameters.every(
    (each) =>
      ts.isIdentifier(each.name) &&
      !each.initializer &&
      !each.dotDotDotToken &&
      !isFunctionParameter(each, checker),
  );
  const last = ts.isBlock(fn.body) ? lastOfStatement(fn.body) : lastOf(fn.body);
  return (
    isPlain &&
    calls.every((call) => last.includes(call) && !call.arguments.some(ts.isSpreadElement))
  );
}

/** The calls of a function in code, in functions inside it too. */
function callsIn(
  code: ts.Node,
  fn: FunctionNode,
  checker: ts.TypeChecker,
): readonly ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isNameOf(node.expression, fn, checker)) calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(code);
  return calls;
}

function isNameOf(name: ts.Expression, fn: FunctionNode, checker: ts.TypeChecker): boolean {
  const declaration = ts.isIdentifier(name) ? symbolOf(checker, name)?.valueDeclaration : undefined;
  if (declaration === fn) return true;
  const isHeld = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer;
  return isHeld ? plainExpression(isHeld) === fn : false;
}

function isAsync(fn: FunctionNode): boolean {
  return (ts.getCombinedModifierFlags(fn) & ts.ModifierFlags.Async) !== 0;
}

/** The expressions of which one is the last to be evaluated. */
function lastOf(node: ts.Expression): readonly ts.Expression[] {
  const inner = plainExpression(node);
  return ts.isConditionalExpression(inner)
    ? [...lastOf(inner.whenTrue), ...lastOf(inner.whenFalse)]
    : [inner];
}

/** Those that `return` gives, outside of loops and `try`. */
function lastOfStatement(node: ts.Node): readonly ts.Expression[] {
  if (ts.isReturnStatement(node)) return node.expression ? lastOf(node.expression) : [];
  const isStraight =
    ts.isBlock(node) ||
    ts.isIfStatement(node) ||
    ts.isSwitchStatement(node) ||
    ts.isCaseBlock(node) ||
    ts.isCaseOrDefaultClause(node);
  if (!isStraight) return [];
  const found: ts.Expression[] = [];
  ts.forEachChild(node, (child) => void found.push(...lastOfStatement(child)));
  return found;
}
