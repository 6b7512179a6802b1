import ts from "typescript";
import { isConst, symbolOf } from "../../../1-load/index.ts";
import type { Expression } from "../../../jsonata/index.ts";
import { type ExpressionContext, nest } from "../expression-context.ts";
import { unwrap } from "../unwrap.ts";

/** The earliest instant that a number or an ISO text may be; undefined where it comes from outside. Clocks and schedules are of this century. */
function earliestOf(expression: Expression): number | undefined {
  if (expression.kind === "call") return isClock(expression.callee) ? CENTURY : undefined;
  if (expression.kind === "read") return expression.instant ? CENTURY : undefined;
  const isStart = expression.kind === "member" && expression.name === "StartTime";
  return isStart && isExecution(expression.object) ? CENTURY : undefined;
}

function isExecution(object: Expression): boolean {
  return object.kind === "member" && object.name === "Execution" && object.object.kind === "source";
}

function isClock(callee: string | Expression): boolean {
  return callee === "now" || callee === "millis";
}

const CENTURY = Date.UTC(2000, 0, 1);

/** The same of a value, or of the `const` that it stands in. */
export function earliestAt(
  expression: Expression,
  node: ts.Node,
  context: ExpressionContext,
): number | undefined {
  const known = isOfRun(node, context) ? CENTURY : earliestOf(expression);
  const value = known === undefined ? valueOfConst(node, context) : undefined;
  if (value === undefined || holdsAwait(value)) return known;
  return earliestAt(silently(value, context), value, context);
}

/** `async (params, { scheduledTime }) =>` */
function isOfRun(node: ts.Node, { checker }: ExpressionContext): boolean {
  const element = ts.isIdentifier(node) && symbolOf(checker, node)?.valueDeclaration;
  if (!element || !ts.isBindingElement(element)) return false;
  const parameter = element.parent.parent;
  const name = (element.propertyName ?? element.name).getText();
  return (
    ts.isParameter(parameter) &&
    checker.getTypeAtLocation(parameter).getSymbol()?.name === "Run" &&
    ["scheduledTime", "startTime"].includes(name)
  );
}

function silently(node: ts.Expression, context: ExpressionContext): Expression {
  return nest({ ...context, report: () => {} }, new Map()).lower(node).expression;
}

/**
 * The earliest instant that a `const` with a `Zoned` may hold. Statements are lowered from the last one on: what it is set to is lowered for this, and what that
 * reports is reported in its own place.
 */
export function earliestIn(node: ts.Node, context: ExpressionContext): number | undefined {
  const value = valueOfConst(node, context);
  if (value === undefined || holdsAwait(value)) return undefined;
  const { time } = context;
  if (time.earliest.has(value)) return time.earliest.get(value);
  time.earliest.set(value, undefined);
  const since = time.moments.get(silently(value, context))?.since ?? earliestIn(value, context);
  time.earliest.set(value, since);
  return since;
}

function valueOfConst(node: ts.Node, { checker }: ExpressionContext): ts.Expression | undefined {
  const name = ts.isExpression(node) ? unwrap(node) : node;
  const declaration = ts.isIdentifier(name) && symbolOf(checker, name)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !isConst(declaration))
    return undefined;
  return ts.isIdentifier(declaration.name) ? declaration.initializer : undefined;
}

function holdsAwait(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || ts.forEachChild(node, holdsAwait) === true;
}
