import ts from "typescript";
import { assignedTargets, changedObjects, rootOf, symbolOf } from "../../1-load/index.ts";
import { functionsNamedBy } from "../callables/functions-named-by.ts";
import { jumpsBeyond, labelsOf } from "../labels.ts";
import type { Place } from "../place.ts";

/** Whether a loop's body leaves it by `return` or `break`: what an iteration of a Map can't do. */
export function leavesLoop(loop: ts.IterationStatement): boolean {
  return leaves(loop.statement, true, labelsOf(loop)) || jumpsBeyond(loop).length > 0;
}

/** `isOwn`: a `break` here is the loop's own. */
function leaves(node: ts.Node, isOwn: boolean, labels: readonly string[]): boolean {
  if (ts.isReturnStatement(node)) return true;
  if (ts.isBreakStatement(node)) return node.label ? labels.includes(node.label.text) : isOwn;
  if (ts.isFunctionLike(node)) return false;
  const inner = isOwn && !ts.isIterationStatement(node, false) && !ts.isSwitchStatement(node);
  return ts.forEachChild(node, (child) => leaves(child, inner, labels) || undefined) ?? false;
}

/** Whether something in the loop gives the variable another value as a whole. */
export function isReplaced(
  variable: ts.Symbol,
  loop: ts.IterationStatement,
  place: Place,
): boolean {
  return changesIn(loop.statement, place, assignedTargets).some(
    (target) => ts.isIdentifier(target) && symbolOf(place.flow.checker, target) === variable,
  );
}

/** The variables from outside of a loop that statements in it, or the loop itself, set. */
export function outerVariables(
  statements: readonly ts.Node[],
  loop: ts.IterationStatement,
  place: Place,
): ReadonlySet<ts.Symbol> {
  const roots = statements.flatMap((statement) => [...rootsAssignedIn(statement, place)]);
  const isOuter = (symbol: ts.Symbol): boolean => {
    const declaration = symbol.valueDeclaration;
    return declaration !== undefined && !isWithin(declaration, loop);
  };
  return new Set(
    roots.filter((symbol) => isOuter(symbol) && place.scope.variableOf(symbol) !== undefined),
  );
}

/** The variables that a statement, or a function that it names, sets or changes. */
export function rootsAssignedIn(statement: ts.Node, place: Place): ReadonlySet<ts.Symbol> {
  return new Set(
    assignedIn(statement, place).flatMap((target) => {
      const symbol = symbolOf(place.flow.checker, rootOf(target));
      return symbol === undefined ? [] : [symbol];
    }),
  );
}

/** Whether something in the loop changes the variable's value in place. */
export function isChanged(variable: ts.Symbol, loop: ts.IterationStatement, place: Place): boolean {
  return changesIn(loop.statement, place, changedObjects).some(
    (object) => symbolOf(place.flow.checker, rootOf(object)) === variable,
  );
}

/** What is set or changed in a statement, and in the functions that it names. */
function assignedIn(statement: ts.Node, place: Place): readonly ts.Expression[] {
  return changesIn(statement, place, (node) => [...assignedTargets(node), ...changedObjects(node)]);
}

function changesIn(
  statement: ts.Node,
  place: Place,
  changesOf: (node: ts.Node) => readonly ts.Expression[],
): readonly ts.Expression[] {
  const seen = new Set<ts.Node>();
  const targets: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    targets.push(...changesOf(node));
    for (const each of functionsNamedBy(node, place.flow.project)) visit(each);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return targets;
}

export function isWithin(node: ts.Node, outer: ts.Node): boolean {
  return (
    node.getSourceFile() === outer.getSourceFile() && node.pos >= outer.pos && node.end <= outer.end
  );
}
