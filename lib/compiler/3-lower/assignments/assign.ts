import type ts from "typescript";
import { plainExpression, symbolOf } from "../../1-load/index.ts";
import type { Assignment } from "../../ir/index.ts";
import { assignment, change } from "../assignment.ts";
import { hold } from "../bind-names.ts";
import type { Value } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { shortText } from "../origins.ts";
import { type Place, refuse } from "../place.ts";
import { isPattern, partsOf } from "./pattern-parts.ts";
import { targetPath, withTarget } from "./target.ts";

/** What sets a target, or the targets of a pattern, to a value: `for (x of …)`. */
export function assign(
  node: ts.Expression,
  value: Value,
  place: Place,
  context: ExpressionContext,
): readonly Assignment[] {
  const inner = plainExpression(node);
  if (isPattern(inner)) {
    const held = hold(value, place);
    const parts = partsOf(inner, held.value, context).flatMap((part) =>
      assign(part.target, part.value(context), place, context),
    );
    return [...assignment(place, held.variable, value.expression, node), ...parts];
  }
  const target = targetPath(inner);
  const symbol = target && symbolOf(place.flow.checker, target.root);
  const variable = symbol && place.scope.variableOf(symbol);
  if (target === undefined || variable === undefined) {
    const construct = `an assignment to \`${shortText(node)}\``;
    refuse(place, "NG1000", node, { construct }, "assign a variable of the flow");
    return [];
  }
  return change(place, variable, withTarget(target, value, context).expression, node);
}
