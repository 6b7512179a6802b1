import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { changedObjects, plainExpression, rootOf, symbolOf } from "../../1-load/index.ts";
import { walkCode } from "../flow-code.ts";
import { type CheckContext, nodeRule } from "../rule.ts";

/** A member of a variable's value is changed, and the value has, or had before, another name. */
export const sharedChange = nodeRule(
  [
    ts.SyntaxKind.BinaryExpression,
    ts.SyntaxKind.PrefixUnaryExpression,
    ts.SyntaxKind.PostfixUnaryExpression,
    ts.SyntaxKind.CallExpression,
  ],
  ts.isExpression,
  (node, context) => {
    for (const root of changedObjects(node).map(rootOf)) {
      if (ts.isIdentifier(root)) checkChange(root, node, context);
    }
  },
);

function checkChange(root: ts.Identifier, change: ts.Node, context: CheckContext): void {
  const { project, report } = context;
  const symbol = symbolOf(project.checker, root);
  const declaration = symbol?.valueDeclaration;
  const scope = declaration && ts.findAncestor(declaration, ts.isFunctionLike);
  if (symbol === undefined || declaration === undefined || scope === undefined) return;
  const other = otherOrigin(declaration, context) ?? otherName(symbol, scope, change, context);
  if (other === undefined) return;
  const notes = [{ message: "it has its other name here", span: project.spanOf(other) }];
  report(diagnostic("NG1402", project.spanOf(root), { name: root.text }, { notes }));
}

/** Where the variable got a value that something else holds too. */
function otherOrigin(declaration: ts.Node, context: CheckContext): ts.Node | undefined {
  if (ts.isParameter(declaration))
    return isParamOfFlow(declaration, context) ? undefined : declaration;
  if (ts.isBindingElement(declaration)) {
    const owner = ts.findAncestor(
      declaration,
      (node) =>
        !ts.isBindingElement(node.parent) && !ts.isBindingElement(node) && !ts.isBindingName(node),
    );
    return owner ? otherOrigin(owner, context) : undefined;
  }
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  if (ts.isForOfStatement(declaration.parent.parent)) return declaration;
  return declaration.initializer && sharedIn(declaration.initializer);
}

/** The params of a run are the flow's own; what a helper gets, its caller has too. */
function isParamOfFlow({ parent }: ts.ParameterDeclaration, { project }: CheckContext): boolean {
  return project.flows.some(({ body }) => body === parent);
}

/** The part of an expression that gives a value which already has a name: not what is written out, copied, computed or awaited. */
function sharedIn(expression: ts.Expression): ts.Node | undefined {
  const node = plainExpression(expression);
  if (ts.isConditionalExpression(node)) return sharedIn(node.whenTrue) ?? sharedIn(node.whenFalse);
  if (ts.isBinaryExpression(node) && LAZY.has(node.operatorToken.kind)) {
    return sharedIn(node.left) ?? sharedIn(node.right);
  }
  const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  if (isAccess) return ts.isAwaitExpression(plainExpression(rootOf(node))) ? undefined : node;
  return (ts.isIdentifier(node) && node.text !== "undefined") || picks(node) ? node : undefined;
}

const LAZY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** `list.find(…)` gives an item that the list keeps. */
function picks(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  return ["find", "findLast", "at", "reverse", "sort", "fill"].includes(node.expression.name.text);
}

/** A place before the change, in the order of time, that gives the value another name. */
function otherName(
  symbol: ts.Symbol,
  scope: ts.Node,
  change: ts.Node,
  { project }: CheckContext,
): ts.Node | undefined {
  let found: ts.Node | undefined;
  walkCode(scope, (node) => {
    if (found || !ts.isIdentifier(node) || symbolOf(project.checker, node) !== symbol) return;
    const keeper = keeperOf(node, change);
    if (keeper && comesBefore(node, change, symbol)) found = node;
  });
  return found;
}

/** What keeps the value of an expression under another name, if anything does. */
function keeperOf(node: ts.Node, change: ts.Node): ts.Node | undefined {
  const { parent } = node;
  if (HOLDERS.has(parent.kind)) {
    const isTest = ts.isConditionalExpression(parent) && parent.condition === node;
    return isTest ? undefined : keeperOf(parent, change);
  }
  if (ts.isBinaryExpression(parent)) return keptByBinary(parent, node, change);
  return keeps(parent, node, change) ? parent : undefined;
}

function keeps(parent: ts.Node, node: ts.Node, change: ts.Node): boolean {
  if (ts.isVariableDeclaration(parent)) return isWhole(parent, node);
  if (ts.isReturnStatement(parent)) return isUndone(parent, change);
  return ts.isCallExpression(parent) && isKeptBy(parent, node);
}

/** What holds a value as it is: literals, and what says nothing at run time. A spread copies. */
const HOLDERS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ParenthesizedExpression,
  ts.SyntaxKind.AsExpression,
  ts.SyntaxKind.SatisfiesExpression,
  ts.SyntaxKind.NonNullExpression,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.ShorthandPropertyAssignment,
]);

function isWhole(declaration: ts.VariableDeclaration, node: ts.Node): boolean {
  return declaration.initializer === node && ts.isIdentifier(declaration.name);
}

function keptByBinary(
  parent: ts.BinaryExpression,
  node: ts.Node,
  change: ts.Node,
): ts.Node | undefined {
  if (LAZY.has(parent.operatorToken.kind)) return keeperOf(parent, change);
  const isSet = parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.right === node;
  return isSet ? parent : undefined;
}

/** `list.push(value)` */
function isKeptBy(call: ts.CallExpression, node: ts.Node): boolean {
  if (call.expression === node || !ts.isPropertyAccessExpression(call.expression)) return false;
  return ["push", "unshift", "splice", "fill"].includes(call.expression.name.text);
}

/** A result waits while `finally` runs, and `finally` changes it. */
function isUndone(statement: ts.ReturnStatement, change: ts.Node): boolean {
  const around = ts.findAncestor(
    statement,
    (node) =>
      ts.isTryStatement(node) && node.finallyBlock !== undefined && isIn(change, node.finallyBlock),
  );
  return around !== undefined;
}

/** In the text, or in another turn of a loop that both are in and that the variable outlives. */
function comesBefore(node: ts.Node, change: ts.Node, symbol: ts.Symbol): boolean {
  if (node.getSourceFile() !== change.getSourceFile()) return true;
  if (node.pos < change.pos) return true;
  const declaration = symbol.valueDeclaration;
  const loop = ts.findAncestor(
    node,
    (each) =>
      ts.isIterationStatement(each, false) &&
      isIn(change, each) &&
      !(declaration && isIn(declaration, each)),
  );
  return loop !== undefined;
}

function isIn(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end;
}
