import ts from "typescript";
import {
  type Changes,
  closureOf,
  type LoadedProject,
  plainExpression,
  rootOf,
  symbolOf,
  walkRun,
} from "../../1-load/index.ts";
import { isMutation } from "../assignments/mutation.ts";
import { looksAtClock } from "./looks-at-clock.ts";

/** A part of an expression whose value must be taken before a unit changes a variable that it reads. */
export interface Snapshot {
  readonly node: ts.Expression;
  /** The position of the unit among the units. */
  readonly before: number;
  /** It is an object that the unit changes in place, so that both sides would see the change; or one that is changed after the unit replaced it. */
  readonly isShared: boolean;
}

/** A part of an expression that is evaluated by itself, and what it changes then. */
export interface Changing {
  readonly node: ts.Expression;
  readonly changes: Changes;
  /** Time may pass meanwhile. */
  readonly waits?: true;
}

/**
 * JavaScript takes the `i` of `i + i++` before the change. What comes first in an expression and reads what a later unit changes is kept as it was. So is
 * the time, if a step comes after it.
 */
export function snapshotsOf(
  whole: ts.Node,
  units: readonly Changing[],
  checker: ts.TypeChecker,
  project?: LoadedProject,
): readonly Snapshot[] {
  const found: Snapshot[] = [];
  units.forEach((unit, before) => {
    const times = unit.waits && project ? timesBefore(whole, unit.node, project) : [];
    const reads = unit.changes.all.size === 0 ? [] : readsBefore(whole, unit, checker);
    for (const node of [...times, ...reads]) {
      const done = units.slice(0, before).some((each) => isIn(node, each.node));
      if (done || found.some((each) => isIn(node, each.node))) continue;
      found.push({ node, before, isShared: isShared(node, unit.changes, checker) });
    }
  });
  return found;
}

/** The largest parts that end before the unit begins and read one of the variables. */
function readsBefore(
  whole: ts.Node,
  { node, changes: { all, whole: replaced } }: Changing,
  checker: ts.TypeChecker,
): readonly ts.Expression[] {
  const start = node.getStart();
  const parts = new Set<ts.Expression>();
  const isKept = (name: ts.Identifier): boolean =>
    isTarget(name) ? isOwnerIn(name, replaced, checker) : reads(name, all, checker);
  for (const name of namesBefore(whole, start)) {
    const part = isKept(name) ? completed(name, whole, start) : undefined;
    if (part && (part !== name || !isCallee(name))) parts.add(part);
  }
  return [...parts];
}

function namesBefore(whole: ts.Node, start: number): readonly ts.Identifier[] {
  const names: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (node.getStart() >= start) return;
    if (ts.isIdentifier(node) && node.end <= start) names.push(node);
    ts.forEachChild(node, visit);
  };
  visit(whole);
  return names;
}

/** Whether a name is one of the variables, or a closure that reads one. */
function reads(
  name: ts.Identifier,
  variables: ReadonlySet<ts.Symbol>,
  checker: ts.TypeChecker,
): boolean {
  const isOne = (node: ts.Node): boolean => {
    const symbol = ts.isIdentifier(node) ? symbolOf(checker, node) : undefined;
    return symbol !== undefined && variables.has(symbol);
  };
  const nodes: ts.Node[] = [name];
  const body = closureOf(name, checker)?.body;
  if (body) walkRun([body], checker, (node) => void nodes.push(node));
  return nodes.some(isOne);
}

/** `x` of `x.a = …`, of `x.push(…)`: JavaScript changes the object that `x` held before. */
function isOwnerIn(
  name: ts.Identifier,
  variables: ReadonlySet<ts.Symbol>,
  checker: ts.TypeChecker,
): boolean {
  const symbol = symbolOf(checker, name);
  return symbol !== undefined && variables.has(symbol) && ownedBy(name) !== name;
}

/** The largest parts that end before a step begins and look at the clock. */
export function timesBefore(
  whole: ts.Node,
  step: ts.Node,
  project: LoadedProject,
): readonly ts.Expression[] {
  const start = step.getStart();
  const parts = new Set<ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (node.getStart() >= start) return;
    const isPart =
      ts.isIdentifier(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node);
    if (isPart && node.end <= start && looksAtClock(node, project)) {
      const part = completed(node, whole, start);
      if (!isCallee(part) && !ts.isFunctionLike(part)) parts.add(part);
    } else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(whole);
  return [...parts];
}

/** `x` of `x = …`, of `x.a = …`, of `x.push(…)`: set later, not read now. `x += …` reads. */
function isTarget(name: ts.Identifier): boolean {
  const node = ownedBy(name);
  const { parent } = node;
  if (isCallee(node) && ts.isPropertyAccessExpression(node)) return isMutation(node.name.text);
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

/** `x.a[0]` of its `x`. */
function ownedBy(node: ts.Expression): ts.Expression {
  const { parent } = node;
  if (ts.isNonNullExpression(parent) || ts.isParenthesizedExpression(parent))
    return ownedBy(parent);
  const isAccess = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  return isAccess && parent.expression === node ? ownedBy(parent) : node;
}

function completed(name: ts.Expression, whole: ts.Node, start: number): ts.Expression {
  let node = outOfFunctions(name, whole);
  while (node !== whole) {
    const { parent }: ts.Node = node;
    if (!isWhole(parent, node) || parent.end > start) break;
    node = parent;
  }
  return isCallee(node) && ts.isPropertyAccessExpression(node) ? node.expression : node;
}

/** The outermost function in the expression that reads the name, or the name itself. */
function outOfFunctions(name: ts.Expression, whole: ts.Node): ts.Expression {
  let outermost: ts.Expression = name;
  for (let node: ts.Node = name; node !== whole; node = node.parent) {
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) outermost = node;
  }
  return outermost;
}

/** An expression that this one is an operand of, and that has a value of its own. */
function isWhole(parent: ts.Node, node: ts.Expression): parent is ts.Expression {
  if (!ts.isExpression(parent) || ts.isSpreadElement(parent) || ts.isFunctionLike(parent)) {
    return false;
  }
  return !(
    ts.isElementAccessExpression(parent) &&
    parent.argumentExpression === node &&
    isTargetAccess(parent)
  );
}

function isTargetAccess(node: ts.ElementAccessExpression): boolean {
  const root = rootOf(node);
  return ts.isIdentifier(root) && isTarget(root);
}

function isCallee(node: ts.Expression): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

function isShared(
  node: ts.Expression,
  { inPlace, whole }: Changes,
  checker: ts.TypeChecker,
): boolean {
  const root = rootOf(plainExpression(node));
  const name = ts.isCallExpression(root) ? plainExpression(root.expression) : root;
  if (!ts.isIdentifier(name)) return false;
  if (isTarget(name) && isOwnerIn(name, whole, checker)) return true;
  const parts = partsOf(checker.getTypeAtLocation(node));
  const isObject = parts.some((part) => (part.flags & ts.TypeFlags.Object) !== 0);
  return isObject && reads(name, inPlace, checker);
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function isIn(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end;
}
