import ts from "typescript";
import { changesOf } from "../../1-load/index.ts";
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
  return changesOf([loop.statement], place.flow.checker).whole.has(variable);
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

/** The variables that a statement, or a closure that it calls, sets or changes. */
export function rootsAssignedIn(statement: ts.Node, place: Place): ReadonlySet<ts.Symbol> {
  return changesOf([statement], place.flow.checker).all;
}

/** Whether something in the loop changes the variable's value in place. */
export function isChanged(variable: ts.Symbol, loop: ts.IterationStatement, place: Place): boolean {
  return changesOf([loop.statement], place.flow.checker).inPlace.has(variable);
}

export function isWithin(node: ts.Node, outer: ts.Node): boolean {
  return (
    node.getSourceFile() === outer.getSourceFile() && node.pos >= outer.pos && node.end <= outer.end
  );
}
