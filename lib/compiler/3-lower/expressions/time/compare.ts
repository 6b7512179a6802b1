import ts from "typescript";
import { type BinaryOperator, binary, type Expression, literal } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import type { ExpressionContext } from "../expression-context.ts";
import { atInstant, momentOf, spoken } from "./moment.ts";

/** `a < b` of two times: which instant comes first. */
export function compareTimes(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  node: ts.Node,
  context: ExpressionContext,
): Expression {
  const [a, b] = ts.isBinaryExpression(node) ? [node.left, node.right] : [node, node];
  const [from, to] = [momentOf(left, a, context), momentOf(right, b, context)];
  if (from === undefined || to === undefined) return literal(false);
  const [start, end] = [atInstant(from), atInstant(to)];
  return binary(operator, spoken(start, start.utc), spoken(end, end.utc));
}
