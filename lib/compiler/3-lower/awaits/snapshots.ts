import ts from "typescript";
import {
  assignedTargets,
  changedObjects,
  type LoadedProject,
  plainExpression,
  rootOf,
  symbolOf,
} from "../../1-load/index.ts";
import { isMutation } from "../assignments/mutation.ts";
import { looksAtClock } from "./looks-at-clock.ts";
import type { Unit } from "./units.ts";

/** A part of an expression whose value must be taken before a unit changes a variable that it reads. */
export interface Snapshot {
  readonly node: ts.Expression;
  /** The position of the unit among the units. */
  readonly before: number;
  /** It is an object that the unit changes in place: both sides would see the change. */
  readonly isShared: boolean;
}

/**
 * JavaScript takes the `i` of `i + i++` before the change. What comes first in an expression and reads what a later unit changes is kept as it was. So is
 * the time, if a step comes after it.
 */
export function snapshotsOf(
  whole: ts.Node,
  units: readonly Unit[],
  checker: ts.TypeChecker,
  project?: LoadedProject,
): readonly Snapshot[] {
  const found: Snapshot[] = [];
  units.forEach((unit, before) => {
    const change = changeOf(unit, checker);
    const isStep = unit.kind !== "effect";
    const times = isStep && project ? timesBefore(whole, unit.node, project) : [];
    const reads = change.set.size === 0 ? [] : readsBefore(whole, unit, change.set, checker);
    for (const node of [...times, ...reads]) {
      const done = units.slice(0, before).some((each) => isIn(node, each.node));
      if (done || found.some((each) => isIn(node, each.node))) continue;
      found.push({ node, before, isShared: isShared(node, change.inPlace, checker) });
    }
  });
  return found;
}

interface Changed {
  readonly set: ReadonlySet<ts.Symbol>;
  /** Of these a member is changed. */
  readonly inPlace: ReadonlySet<ts.Symbol>;
}

function changeOf(unit: Unit, checker: ts.TypeChecker): Changed {
  const set = new Set<ts.Symbol>();
  const inPlace = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    add(set, assignedTargets(node), checker);
    add(inPlace, changedObjects(node), checker);
    if (unit.kind === "branch") ts.forEachChild(node, visit);
  };
  if (unit.kind !== "step") visit(unit.node);
  return { set: new Set([...set, ...inPlace]), inPlace };
}

function add(
  symbols: Set<ts.Symbol>,
  expressions: readonly ts.Expression[],
  checker: ts.TypeChecker,
): void {
  for (const each of expressions) {
    const symbol = symbolOf(checker, rootOf(each));
    if (symbol) symbols.add(symbol);
  }
}

/** The largest parts that end before the unit begins and read one of the variables. */
function readsBefore(
  whole: ts.Node,
  unit: Unit,
  changed: ReadonlySet<ts.Symbol>,
  checker: ts.TypeChecker,
): readonly ts.Expression[] {
  const start = unit.node.getStart();
  const parts = new Set<ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (node.getStart() >= start) return;
    const symbol = ts.isIdentifier(node) ? symbolOf(checker, node) : undefined;
    const isRead = symbol && changed.has(symbol) && ts.isIdentifier(node) && !isTarget(node);
    if (isRead && node.end <= start) parts.add(completed(node, whole, start));
    ts.forEachChild(node, visit);
  };
  visit(whole);
  return [...parts];
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
  let node: ts.Expression = name;
  while (node !== whole) {
    const { parent }: ts.Node = node;
    if (!isWhole(parent, node) || parent.end > start) break;
    node = parent;
  }
  return isCallee(node) && ts.isPropertyAccessExpression(node) ? node.expression : node;
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
  inPlace: ReadonlySet<ts.Symbol>,
  checker: ts.TypeChecker,
): boolean {
  const symbol = symbolOf(checker, rootOf(plainExpression(node)));
  if (symbol === undefined || !inPlace.has(symbol)) return false;
  const parts = partsOf(checker.getTypeAtLocation(node));
  return parts.some((part) => (part.flags & ts.TypeFlags.Object) !== 0);
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function isIn(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end;
}
