import ts from "typescript";
import { type Expression, literal } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { type ExpressionContext, refuse } from "../expression-context.ts";
import { fieldOf } from "./calendar-fields.ts";
import { momentOf } from "./moment.ts";

/** `day.month` */
export function zonedMember(
  object: Value,
  name: string,
  node: ts.Node,
  context: ExpressionContext,
): Expression {
  const owner = ts.isPropertyAccessExpression(node) ? node.expression : node;
  const moment = momentOf(object, owner, context);
  if (moment === undefined) return literal(0);
  if (name === "zoneName") return literal(moment.zone.name);
  const field = fieldOf(moment, name, context);
  return field ?? refuse(context, node, "NG1002", { method: name, type: "`Zoned`" }).expression;
}
