import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import {
  assignedTargets,
  changingClosure,
  eachCall,
  outerChanges,
  plainExpression,
  rootOf,
  symbolOf,
  wrappedExpression,
} from "../../1-load/index.ts";
import { isUse } from "../is-use.ts";
import { type CheckContext, nodeRule } from "../rule.ts";
import { isSameCode } from "../sites-of.ts";
import { textOf } from "../text-of.ts";

/**
 * TypeScript takes what it knows of a variable's value to be true behind a call too, whatever the called closure assigns. What is lowered by that type
 * would not be what JavaScript does.
 */
export const staleType = nodeRule(
  [ts.SyntaxKind.Identifier, ts.SyntaxKind.PropertyAccessExpression],
  isReference,
  (node, context) => {
    const { checker } = context.project;
    const root = rootOf(node);
    const symbol = ts.isIdentifier(root) ? symbolOf(checker, root) : undefined;
    if (symbol === undefined || isFresh(node, checker) || isTarget(node)) return;
    const around = ts.findAncestor(node, ts.isFunctionLike);
    const calls = around ? callsChanging(symbol, around, checker) : [];
    const [call] = calls;
    if (!around || !call || isKnown({ node, symbol, calls, around }, checker)) return;
    if (isHarmless(node, around, context)) return;
    refuse(node, symbol, call, context);
  },
);

type Reference = ts.Identifier | ts.PropertyAccessExpression;

function isReference(node: ts.Node): node is Reference {
  if (ts.isIdentifier(node)) return isUse(node);
  return ts.isPropertyAccessExpression(node) && ts.isIdentifier(rootOf(node));
}

/** Whether TypeScript knows no more here than the declaration says. */
function isFresh(node: Reference, checker: ts.TypeChecker): boolean {
  const name = ts.isIdentifier(node) ? node : node.name;
  const symbol = symbolOf(checker, name);
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Function) !== 0) return true;
  const declared = checker.getTypeOfSymbol(symbol);
  return checker.isTypeAssignableTo(declared, checker.getTypeAtLocation(node));
}

function callsChanging(
  symbol: ts.Symbol,
  around: ts.Node,
  checker: ts.TypeChecker,
): readonly ts.Node[] {
  const calls: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && node !== around) return;
    const run = changingClosure(node, checker) ?? eachCall(node, checker)?.fn;
    if (run && outerChanges(run, checker).all.has(symbol)) calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(around);
  return calls;
}

interface Read {
  readonly node: Reference;
  readonly symbol: ts.Symbol;
  readonly calls: readonly ts.Node[];
  readonly around: ts.Node;
}

/** Whether the value was looked at, or set, on the way to the read, and nothing was called since then that changes it. */
function isKnown(read: Read, checker: ts.TypeChecker): boolean {
  const { node, around } = read;
  if (isUntouched(read, undefined)) return true;
  let known = false;
  const visit = (each: ts.Node): void => {
    if (known || (ts.isFunctionLike(each) && each !== around)) return;
    known = isPointOf(each, node, checker) && isUntouched(read, each);
    ts.forEachChild(each, visit);
  };
  visit(around);
  return known;
}

/** The variable is declared or set here, or read before TypeScript knew more of it. */
function isPointOf(point: ts.Node, node: Reference, checker: ts.TypeChecker): boolean {
  if (point.end > node.getStart()) return false;
  const isSame = (one: ts.Node): boolean =>
    one.getText() === node.getText() && isSymbolOf(one, node, checker);
  if (assignedTargets(point).some((target) => isSame(plainExpression(target)))) return true;
  if (ts.isVariableDeclaration(point)) return isSame(point.name);
  return isReference(point) && isSame(point) && !isTarget(point) && isFresh(point, checker);
}

function isSymbolOf(one: ts.Node, other: Reference, checker: ts.TypeChecker): boolean {
  const root = ts.isExpression(one) ? rootOf(one) : one;
  return symbolOf(checker, root) === symbolOf(checker, rootOf(other));
}

/** Between the point, or the function's start, and the read no call changes the variable. */
function isUntouched({ node, calls, around }: Read, point: ts.Node | undefined): boolean {
  const from = point?.end ?? around.pos;
  if (point && !contains(partAround(point), node)) return false;
  const isBetween = (call: ts.Node): boolean =>
    call.getStart() >= from && call.end <= node.getStart();
  const isOfTurns = (call: ts.Node): boolean =>
    ts.findAncestor(
      node,
      (each) =>
        each !== around &&
        ts.isIterationStatement(each, false) &&
        isSameCode(each, node) &&
        contains(each, call) &&
        !(point && contains(each, point)),
    ) !== undefined;
  return !calls.some((call) => isBetween(call) || isOfTurns(call));
}

/** What is sure to run on from there: the block, the branch, the operand. */
function partAround(node: ts.Node): ts.Node {
  let child = node;
  const found = ts.findAncestor(node.parent, (each) => {
    const is = isPart(child, each);
    if (!is) child = each;
    return is;
  });
  return found === undefined ? node.getSourceFile() : child;
}

function isPart(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isFunctionLike(parent) || ts.isCaseOrDefaultClause(parent)) return true;
  if (ts.isIfStatement(parent)) return parent.expression !== node;
  if (ts.isIterationStatement(parent, false))
    return parent.statement === node || ts.isForStatement(parent);
  if (ts.isTryStatement(parent)) return parent.finallyBlock !== node;
  if (ts.isCatchClause(parent)) return true;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  return (
    ts.isBinaryExpression(parent) && LAZY.has(parent.operatorToken.kind) && parent.right === node
  );
}

const LAZY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** A boolean is lowered the same whichever it is taken for, where no type is made of it: in a condition, a text, a result. */
function isHarmless(node: Reference, around: ts.Node, { project }: CheckContext): boolean {
  const { checker } = project;
  const symbol = symbolOf(checker, ts.isIdentifier(node) ? node : node.name);
  const declared = symbol && checker.getTypeOfSymbol(symbol);
  if (!declared) return false;
  if (ts.isAsExpression(node.parent)) {
    return checker.isTypeAssignableTo(declared, checker.getTypeAtLocation(node.parent));
  }
  if ((declared.flags & ts.TypeFlags.Boolean) === 0) return false;
  return (
    isTested(node) ||
    isHandedOn(
      node,
      project.flows.some(({ body }) => body === around),
    )
  );
}

function isTested(expression: ts.Expression): boolean {
  const node = wrappedExpression(expression);
  const { parent } = node;
  if (ts.isPrefixUnaryExpression(parent)) return isTested(parent);
  if (ts.isBinaryExpression(parent))
    return LOGICAL.has(parent.operatorToken.kind) && isTested(parent);
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  if (ts.isForStatement(parent)) return parent.condition === node;
  const isTest =
    ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent);
  return isTest && parent.expression === node;
}

const LOGICAL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
]);

/** Written into a text, or into what a step gets or the flow gives. */
function isHandedOn(node: ts.Node, isOfFlow: boolean): boolean {
  const { parent } = node;
  if (ts.isTemplateSpan(parent)) return true;
  if (ts.isReturnStatement(parent)) return isOfFlow;
  if (ts.isCallExpression(parent))
    return parent.expression !== node && ts.isAwaitExpression(parent.parent);
  return MEMBERS.has(parent.kind) && isHandedOn(parent, isOfFlow);
}

const MEMBERS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ParenthesizedExpression,
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.ShorthandPropertyAssignment,
]);

function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  const isSet =
    ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isSet && parent.left === node;
}

function refuse(
  node: Reference,
  { valueDeclaration }: ts.Symbol,
  call: ts.Node,
  { project, report }: CheckContext,
): void {
  const { checker } = project;
  const symbol = symbolOf(checker, ts.isIdentifier(node) ? node : node.name);
  const declared = symbol ? checker.typeToString(checker.getTypeOfSymbol(symbol)) : "…";
  const isPlain =
    ts.isIdentifier(node) && valueDeclaration && ts.isVariableDeclaration(valueDeclaration);
  const initial = isPlain && valueDeclaration.initializer;
  const help = initial
    ? `write \`${node.text} = ${textOf(plainExpression(initial))} as ${declared}\` where it is declared`
    : `read it again behind the call: \`const value = ${textOf(node)} as ${declared};\``;
  const values = {
    name: textOf(node),
    type: checker.typeToString(checker.getTypeAtLocation(node)),
    call: textOf(call),
  };
  const notes = [{ message: `\`${textOf(call)}\` may set it`, span: project.spanOf(call) }];
  report(diagnostic("NG1403", project.spanOf(node), values, { help, notes }));
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}
