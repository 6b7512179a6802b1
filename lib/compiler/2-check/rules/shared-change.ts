import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import {
  changedObjects,
  changingClosure,
  isAssignment,
  type LoadedProject,
  plainExpression,
  rootOf,
  symbolOf,
} from "../../1-load/index.ts";
import { walkCode } from "../flow-code.ts";
import { putInto } from "../put-into.ts";
import { type CheckContext, nodeRule } from "../rule.ts";
import { copiesItems, isChangeable, sharedIn, sharedInside } from "../shared-values.ts";
import { isResultKept, isSameCode, sitesOf } from "../sites-of.ts";

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
    for (const object of changedObjects(node)) {
      const root = rootOf(object);
      const depth = depthOf(object);
      const sites = sitesOf(node, context.project.checker);
      if (ts.isIdentifier(root)) checkChange(root, { sites, depth, isDeep: depth > 0 }, context);
    }
  },
);

interface Change {
  /** Where it happens: its own place, and where a closure is called that does it. */
  readonly sites: readonly ts.Node[];
  /** It changes what is inside the variable's own value. */
  readonly isDeep: boolean;
  /** How far inside: 2 for `o.list[0].n = 1`. */
  readonly depth: number;
}

function depthOf(object: ts.Expression): number {
  const node = plainExpression(object);
  const isInside = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  return isInside ? depthOf(node.expression) + 1 : 0;
}

function checkChange(root: ts.Identifier, change: Change, context: CheckContext): void {
  const { project, report } = context;
  const symbol = symbolOf(project.checker, root);
  const declaration = symbol?.valueDeclaration;
  const scope = declaration && ts.findAncestor(declaration, ts.isFunctionLike);
  if (symbol === undefined || declaration === undefined || scope === undefined) return;
  const other =
    otherOrigin(declaration, change, context) ??
    otherValue(symbol, scope, change, context) ??
    otherName(symbol, scope, change, context);
  if (other === undefined) return;
  const notes = [{ message: "it has its other name here", span: project.spanOf(other) }];
  report(diagnostic("NG1402", project.spanOf(root), { name: root.text }, { notes }));
}

/** Where the variable got a value that something else holds too. */
function otherOrigin(
  declaration: ts.Node,
  change: Change,
  context: CheckContext,
): ts.Node | undefined {
  if (ts.isParameter(declaration))
    return isParamOfFlow(declaration, context) ? undefined : declaration;
  if (ts.isBindingElement(declaration)) {
    const owner = ts.findAncestor(
      declaration,
      (node) =>
        !ts.isBindingElement(node.parent) && !ts.isBindingElement(node) && !ts.isBindingName(node),
    );
    return owner ? otherOrigin(owner, change, context) : undefined;
  }
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  if (ts.isForOfStatement(declaration.parent.parent)) return declaration;
  return declaration.initializer && sharedBy(declaration.initializer, change, context);
}

/** The params of a run are the flow's own; what a helper gets, its caller has too. */
function isParamOfFlow({ parent }: ts.ParameterDeclaration, { project }: CheckContext): boolean {
  return project.flows.some(({ body }) => body === parent);
}

/** What an assignment puts into the variable and something else holds too. */
function otherValue(
  symbol: ts.Symbol,
  scope: ts.Node,
  change: Change,
  context: CheckContext,
): ts.Node | undefined {
  let found: ts.Node | undefined;
  walkCode(scope, (node) => {
    if (found) return;
    if (ts.isCallExpression(node)) found = otherMember(symbol, node, change, context);
    if (ts.isBinaryExpression(node)) found = otherSet(symbol, node, change, context);
  });
  return found;
}

function otherSet(
  symbol: ts.Symbol,
  { left, right, operatorToken }: ts.BinaryExpression,
  change: Change,
  context: CheckContext,
): ts.Node | undefined {
  const { checker } = context.project;
  if (!isAssignment(operatorToken.kind)) return undefined;
  const target = plainExpression(left);
  if (symbolOf(checker, rootOf(target)) !== symbol) return undefined;
  if (!isChangeable(checker.getTypeAtLocation(right))) return undefined;
  const isSeen = ts.isIdentifier(target) || change.isDeep;
  return isSeen ? sharedBy(right, change, context) : undefined;
}

/** What `Object.assign(target, …)` or `list.push(…)` puts into the variable's value and something else holds too. */
function otherMember(
  symbol: ts.Symbol,
  call: ts.CallExpression,
  change: Change,
  { project }: CheckContext,
): ts.Node | undefined {
  const { target, values = [] } = putInto(call);
  if (target === undefined || change.depth <= depthOf(target)) return undefined;
  if (symbolOf(project.checker, rootOf(target)) !== symbol) return undefined;
  const found = values.map((each) => sharedIn(each, project) ?? sharedInside(each, project));
  return found.find((each) => each !== undefined);
}

function sharedBy(
  expression: ts.Expression,
  { isDeep }: Change,
  { project }: CheckContext,
): ts.Node | undefined {
  return sharedIn(expression, project) ?? (isDeep ? sharedInside(expression, project) : undefined);
}

const LAZY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** A place before the change, in the order of time, that gives the value another name. */
function otherName(
  symbol: ts.Symbol,
  scope: ts.Node,
  { sites, isDeep }: Change,
  { project }: CheckContext,
): ts.Node | undefined {
  let found: ts.Node | undefined;
  const comesFirst = (node: ts.Node): boolean =>
    sitesOf(node, project.checker).some((one) =>
      sites.some((change) => isSameCode(one, change) && comesBefore(one, change, symbol)),
    );
  walkCode(scope, (node) => {
    if (found || !ts.isIdentifier(node) || symbolOf(project.checker, node) !== symbol) return;
    const parts = isDeep ? partsOf(node, project) : [node];
    const isKept = parts.some(
      (part) => keeperOf(part, sites, project) !== undefined || isGivenOut(part, scope, project),
    );
    const isTurn = isDeep && sites.some((change) => isItemOf(node, change, project));
    if (isTurn || (isKept && comesFirst(node))) found = node;
  });
  return found;
}

/** The variable's value, what is inside it, and copies that hold the same inside. */
function partsOf(node: ts.Expression, project: LoadedProject): readonly ts.Node[] {
  const { parent } = node;
  if (ts.isSpreadElement(parent) || ts.isSpreadAssignment(parent)) return [node, parent.parent];
  const isOwner =
    ts.isNonNullExpression(parent) ||
    ((ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) &&
      parent.expression === node);
  if (!isOwner) return [node];
  const isCallee = ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
  if (isCallee) return copiesItems(parent.parent, project) ? [node, parent.parent] : [node];
  const isKeepable = isChangeable(project.checker.getTypeAtLocation(parent));
  return isKeepable ? [node, ...partsOf(parent, project)] : [node];
}

/** `for (const row of rows) rows[0].done = true` */
function isItemOf(node: ts.Identifier, change: ts.Node, { checker }: LoadedProject): boolean {
  const loop = ts.findAncestor(node, ts.isForOfStatement);
  if (loop === undefined || !isIn(node, loop.expression) || !isIn(change, loop.statement)) {
    return false;
  }
  const item = checker.getTypeAtLocation(loop.initializer);
  const declared = ts.isVariableDeclarationList(loop.initializer)
    ? loop.initializer.declarations[0]?.name
    : undefined;
  return isChangeable(declared ? checker.getTypeAtLocation(declared) : item);
}

/** A closure gives it back to a caller that keeps it. */
function isGivenOut(node: ts.Node, scope: ts.Node, project: LoadedProject): boolean {
  const { parent } = node;
  if (HOLDERS.has(parent.kind)) return isGivenOut(parent, scope, project);
  const isResult =
    ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node);
  const fn = isResult ? ts.findAncestor(node.parent, ts.isFunctionLike) : undefined;
  return fn !== undefined && fn !== scope && isResultKept(fn, project.checker);
}

/** What keeps the value of an expression under another name, if anything does. */
function keeperOf(
  node: ts.Node,
  changes: readonly ts.Node[],
  project: LoadedProject,
): ts.Node | undefined {
  const { parent } = node;
  if (HOLDERS.has(parent.kind)) {
    const isTest = ts.isConditionalExpression(parent) && parent.condition === node;
    return isTest ? undefined : keeperOf(parent, changes, project);
  }
  if (ts.isBinaryExpression(parent)) return keptByBinary(parent, node, changes, project);
  return keeps(parent, node, changes, project) ? parent : undefined;
}

function keeps(
  parent: ts.Node,
  node: ts.Node,
  changes: readonly ts.Node[],
  { checker }: LoadedProject,
): boolean {
  if (ts.isVariableDeclaration(parent)) return isWhole(parent, node);
  if (ts.isReturnStatement(parent)) return changes.some((change) => isUndone(parent, change));
  if (!ts.isCallExpression(parent)) return false;
  const isGiven = parent.expression !== node && changingClosure(parent, checker) !== undefined;
  const isKept = putInto(parent).values?.some((value) => value === node) ?? false;
  return isKept || (isGiven && isChangeable(checker.getTypeAtLocation(node)));
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
  changes: readonly ts.Node[],
  project: LoadedProject,
): ts.Node | undefined {
  if (LAZY.has(parent.operatorToken.kind)) return keeperOf(parent, changes, project);
  const isSet = parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.right === node;
  return isSet ? parent : undefined;
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
