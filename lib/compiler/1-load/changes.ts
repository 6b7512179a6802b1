import ts from "typescript";
import { plainExpression } from "./plain-expression.ts";

/** The variables and members that a node itself sets: `a` and `b.c` of `[a, b.c] = …`, of `for (a of …)`, of `a++`. */
export function assignedTargets(node: ts.Node): readonly ts.Expression[] {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
    return targetsIn(node.left);
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return isStep(node.operator) ? targetsIn(node.operand) : [];
  }
  const isOver = ts.isForOfStatement(node) || ts.isForInStatement(node);
  return isOver && !ts.isVariableDeclarationList(node.initializer)
    ? targetsIn(node.initializer)
    : [];
}

/** What a node changes a member of: `x` of `x.a = 1`, of `[x.a, b] = …`, of `x.push(1)`, of `delete x.a`. */
export function changedObjects(node: ts.Node): readonly ts.Expression[] {
  const owners = assignedTargets(node).flatMap((target) => ownerOf(target) ?? []);
  if (ts.isDeleteExpression(node)) return [ownerOf(node.expression) ?? node.expression];
  const changed = ts.isCallExpression(node) ? changedByCall(node) : undefined;
  return changed ? [...owners, changed] : owners;
}

export function isAssignment(operator: ts.SyntaxKind): boolean {
  return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
}

/** `++` and `--`. */
export function isStep(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

/** `x` of `x.a!.b[0]`, of `(x[k] ??= []).a`. */
export function rootOf(expression: ts.Expression): ts.Expression {
  const node = plainExpression(expression);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    return rootOf(node.expression);
  }
  return isLazyAssignment(node) ? rootOf(node.left) : node;
}

/** `x ??= e`: its value is what `x` holds then. */
export function isLazyAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && LAZY_ASSIGNMENTS.has(node.operatorToken.kind);
}

const LAZY_ASSIGNMENTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
]);

/** The targets in a pattern of assignment. */
function targetsIn(target: ts.Expression): readonly ts.Expression[] {
  const node = plainExpression(target);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(targetsIn);
  if (ts.isSpreadElement(node)) return targetsIn(node.expression);
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap(targetsOfMember);
  if (ts.isBinaryExpression(node)) return targetsIn(node.left);
  return ts.isOmittedExpression(node) ? [] : [node];
}

function targetsOfMember(member: ts.ObjectLiteralElementLike): readonly ts.Expression[] {
  if (ts.isShorthandPropertyAssignment(member)) return [member.name];
  if (ts.isPropertyAssignment(member)) return targetsIn(member.initializer);
  return ts.isSpreadAssignment(member) ? targetsIn(member.expression) : [];
}

function ownerOf(target: ts.Expression): ts.Expression | undefined {
  const node = plainExpression(target);
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
    ? node.expression
    : undefined;
}

function changedByCall(call: ts.CallExpression): ts.Expression | undefined {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  if (callee.getText() === "Object.assign") return call.arguments[0];
  return CHANGING_METHODS.has(callee.name.text) ? callee.expression : undefined;
}

const CHANGING_METHODS: ReadonlySet<string> = new Set([
  "push",
  "pop",
  "shift",
  "unshift",
  "splice",
  "sort",
  "reverse",
  "fill",
  "copyWithin",
]);
