import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import { mayFail, type VariableId } from "../../jsonata/index.ts";
import { lookingAt } from "../awaits/computes.ts";
import { looksAtClock } from "../awaits/looks-at-clock.ts";
import { timesBefore } from "../awaits/snapshots.ts";
import { branchesOf, hasAwaits, isBranching, unitsOf } from "../awaits/units.ts";
import { lowerExpression } from "../expressions/index.ts";
import { assignedBeyond } from "../functions/assigned.ts";
import { jumpsIn } from "../functions/jumps.ts";
import { shortText } from "../origins.ts";
import { contextAt, type Place, refuse } from "../place.ts";

/** `const name = step;`: a step that is started and not awaited. */
export interface Kept {
  readonly name: ts.Identifier;
  readonly symbol: ts.Symbol;
  /** Holds what the promise settles to. */
  readonly variable: VariableId;
  readonly step: ts.Expression;
}

interface Waiting {
  readonly kept: readonly Kept[];
  readonly meanwhile: readonly ts.Statement[];
  readonly after: readonly ts.Statement[];
}

/**
 * A Parallel ends when all of it has ended. That is the same as in Node only if nothing else begins between the first and the last `await` of the
 * promises, each of which is sure to come; and if no `try` would see an error that Node calls unhandled.
 */
export function refuseWaiting({ kept, meanwhile, after }: Waiting, place: Place): void {
  const [first] = kept;
  if (first === undefined) return;
  const jumps = jumpsIn(meanwhile);
  const left = jumps.returns || jumps.breaks || jumps.continues;
  const assigned = assignedBeyond(meanwhile, place.flow.checker);
  if (left) refuseKept(first, "the flow may go another way before it is awaited", place);
  else if (assigned.length > 0) {
    refuseKept(first, `\`${assigned[0]?.name}\` is set while it runs`, place);
  } else {
    const waits = waitsIn(after, kept, place);
    if ("problem" in waits) refuseKept(waits.pending, waits.problem, place);
    else if ((meanwhile.length > 0 || waits.length > 1) && place.exits.catches().length > 0) {
      refuseKept(first, "in `try` an error would come before its `await`", place);
    }
  }
}

/** The uses of kept promises in a node, functions in it included. */
export function usesIn(
  node: ts.Node,
  kept: readonly Kept[],
  { flow }: Place,
): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (each: ts.Node): void => {
    const symbol = ts.isIdentifier(each)
      ? ts.isShorthandPropertyAssignment(each.parent)
        ? flow.checker.getShorthandAssignmentValueSymbol(each.parent)
        : flow.checker.getSymbolAtLocation(each)
      : undefined;
    if (ts.isIdentifier(each) && kept.some((one) => one.symbol === symbol)) found.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

function refuseKept({ name }: Kept, problem: string, place: Place): void {
  refuse(place, "NG1106", name, { name: name.text, problem });
}

/** Each await of kept promises, in order, until none is left; or why that does not mean the same. */
function waitsIn(
  statements: readonly ts.Statement[],
  kept: readonly Kept[],
  place: Place,
): readonly ts.Node[] | { readonly problem: string; readonly pending: Kept } {
  const pending = new Set(kept.map(({ symbol }) => symbol));
  const waits: ts.Node[] = [];
  for (const statement of statements) {
    const problem = statementWaits(statement, kept, pending, waits, place);
    const first = kept.find(({ symbol }) => pending.has(symbol));
    if (problem === LATE && kept[0]) return { problem, pending: first ?? kept[0] };
    if (first === undefined) return waits;
    if (problem !== undefined) return { problem, pending: first };
  }
  const [first] = kept.filter(({ symbol }) => pending.has(symbol));
  return first ? { problem: "it is not awaited on every way", pending: first } : waits;
}

function statementWaits(
  statement: ts.Statement,
  kept: readonly Kept[],
  pending: Set<ts.Symbol>,
  waits: ts.Node[],
  place: Place,
): string | undefined {
  if (!isStraight(statement)) {
    return "an `if`, a loop or a `try` comes before its `await`";
  }
  const tail = ts.isReturnStatement(statement) ? statement.expression : undefined;
  const visit = (node: ts.Node): string | undefined => {
    const waited = waitedBy(node, tail, kept, place);
    if (waited === undefined) {
      const isLate = pending.size > 0 && startsStep(node, tail, place);
      const problem = problemAt(node, isLate, kept, place) ?? ts.forEachChild(node, visit);
      return problem ?? (pending.size > 0 ? failureAt(node, place) : undefined);
    }
    for (const symbol of waited) pending.delete(symbol);
    waits.push(node);
    return timesBefore(statement, node, place.flow.project).length > 0 ? LATE : undefined;
  };
  const problem = visit(statement);
  const isTimed = pending.size > 0 && looksAtClock(statement, place.flow.project);
  return problem ?? (isTimed ? LATE : undefined);
}

const LATE = "the clock is looked at right before its `await`";

function problemAt(
  node: ts.Node,
  isLate: boolean,
  kept: readonly Kept[],
  place: Place,
): string | undefined {
  if (isLate) return "another step begins before its `await`";
  const depends = maybes(node).some((each) => usesIn(each, kept, place).length > 0);
  return depends ? "whether it is awaited depends on a condition" : undefined;
}

/** Node would throw before it has waited. */
function failureAt(node: ts.Node, place: Place): string | undefined {
  if (!ts.isCallExpression(node) && !isAccess(node)) return undefined;
  const isCallee = ts.isCallExpression(node.parent) && node.parent.expression === node;
  if (isCallee || hasAwaits(node)) return undefined;
  const silent = { ...contextAt(place), report: () => {} };
  const fails = mayFail(lowerExpression(node, silent).expression);
  return fails ? `\`${shortText(node)}\` may throw before its \`await\`` : undefined;
}

function isAccess(node: ts.Node): node is ts.AccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function isStraight(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) ||
    ts.isExpressionStatement(statement) ||
    ts.isReturnStatement(statement)
  );
}

/** The kept promises that `await x` or `await Promise.all([x, y])` waits for; undefined for anything else. */
function waitedBy(
  node: ts.Node,
  tail: ts.Expression | undefined,
  kept: readonly Kept[],
  place: Place,
): readonly ts.Symbol[] | undefined {
  const isTail = tail !== undefined && plainExpression(tail) === node;
  const operand = ts.isAwaitExpression(node) ? node.expression : tail;
  if (operand === undefined || !(ts.isAwaitExpression(node) || isTail)) return undefined;
  const used = usesIn(operand, kept, place);
  const symbols = kept.filter(({ symbol }) =>
    used.some((name) => place.flow.checker.getSymbolAtLocation(name) === symbol),
  );
  const call = plainExpression(operand);
  const isPlain = ts.isIdentifier(call) || isAll(call);
  if (symbols.length === 0 || !isPlain || unitsOf(call, lookingAt(place, true)).length > 0)
    return undefined;
  return symbols.map(({ symbol }) => symbol);
}

function startsStep(node: ts.Node, tail: ts.Expression | undefined, place: Place): boolean {
  if (ts.isAwaitExpression(node)) return unitsOf(node, lookingAt(place, false)).length > 0;
  return (
    tail !== undefined &&
    plainExpression(tail) === node &&
    !hasAwaits(tail) &&
    unitsOf(tail, lookingAt(place, true)).length > 0
  );
}

/** What may not be evaluated, or later. */
function maybes(node: ts.Node): readonly ts.Node[] {
  if (ts.isFunctionLike(node)) return [node];
  return isBranching(node) ? branchesOf(node) : [];
}

function isAll(node: ts.Expression): boolean {
  return ts.isCallExpression(node) && node.expression.getText() === "Promise.all";
}
