import ts from "typescript";
import { changedObject, isAssignment, isStep, rootOf, symbolOf } from "../../1-load/index.ts";
import { resolveFunction } from "../calls/resolve-step.ts";
import type { Place } from "../place.ts";

/** Whether a loop's body leaves it by `return` or `break`, or assigns a variable from outside of it: what an iteration of a Map can't do. */
export function leavesOrAssigns(loop: ts.IterationStatement, place: Place): boolean {
  return leaves(loop.statement, true) || assignsOutside(loop, place);
}

/** `isOwn`: a `break` here is the loop's own. */
function leaves(node: ts.Node, isOwn: boolean): boolean {
  if (ts.isReturnStatement(node)) return true;
  if (ts.isBreakStatement(node)) return isOwn;
  if (ts.isFunctionLike(node)) return false;
  const inner = isOwn && !ts.isIterationStatement(node, false) && !ts.isSwitchStatement(node);
  return ts.forEachChild(node, (child) => leaves(child, inner) || undefined) ?? false;
}

/** Whether something in the loop gives the variable another value as a whole. */
export function isReplaced(
  variable: ts.Symbol,
  loop: ts.IterationStatement,
  place: Place,
): boolean {
  return assignedIn(loop.statement, place).some(
    (target) => ts.isIdentifier(target) && symbolOf(place.flow.checker, target) === variable,
  );
}

function assignsOutside(loop: ts.IterationStatement, place: Place): boolean {
  return assignedIn(loop.statement, place).some((target) => {
    const symbol = symbolOf(place.flow.checker, rootOf(target));
    const declaration = symbol?.valueDeclaration;
    if (symbol === undefined || declaration === undefined) return false;
    return place.scope.variableOf(symbol) !== undefined && !isWithin(declaration, loop);
  });
}

/** What is set in a statement, and in the functions that it names. */
function assignedIn(statement: ts.Node, place: Place): readonly ts.Expression[] {
  const seen = new Set<ts.Node>();
  const targets: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    targets.push(...assignedBy(node));
    const called = ts.isIdentifier(node) ? resolveFunction(node, place.flow.project) : undefined;
    if (called) visit(called);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return targets;
}

/** The variables, or members of them, that a node sets. */
function assignedBy(node: ts.Node): readonly ts.Expression[] {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
    return targetsOf(node.left);
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return isStep(node.operator) ? [node.operand] : [];
  }
  const changed = changedObject(node);
  return changed ? [changed] : [];
}

/** `[a, b] = …` and `({ a } = …)` set several. */
function targetsOf(target: ts.Expression): readonly ts.Expression[] {
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(targetsOf);
  if (ts.isSpreadElement(target)) return targetsOf(target.expression);
  if (!ts.isObjectLiteralExpression(target)) return [target];
  return target.properties.flatMap((each) => {
    if (ts.isShorthandPropertyAssignment(each)) return [each.name];
    if (ts.isPropertyAssignment(each)) return targetsOf(each.initializer);
    return ts.isSpreadAssignment(each) ? targetsOf(each.expression) : [];
  });
}

function isWithin(node: ts.Node, outer: ts.Node): boolean {
  return (
    node.getSourceFile() === outer.getSourceFile() && node.pos >= outer.pos && node.end <= outer.end
  );
}
