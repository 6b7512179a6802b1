import type ts from "typescript";
import { symbolOf } from "../../1-load/index.ts";
import type { Assignment, Edge } from "../../ir/index.ts";
import type { VariableId } from "../../jsonata/index.ts";
import { assignment, change } from "../assignment.ts";
import { type EffectNode, effectOf } from "../assignments/effect.ts";
import { withTarget } from "../assignments/target.ts";
import { hold } from "../bind-names.ts";
import type { LowerContext, Value } from "../context.ts";
import { assigning } from "../edges.ts";
import { expressionContext } from "../expressions/index.ts";
import { type Place, refuse } from "../place.ts";

/** Where a unit of an expression is lowered. */
export interface UnitPlace {
  readonly next: Edge;
  readonly context: LowerContext;
  readonly place: Place;
  readonly isUsed: boolean;
}

/** What is held is assigned first; then the changes, each seeing those before it. */
export function lowerEffectUnit(
  node: EffectNode,
  into: VariableId | undefined,
  at: UnitPlace,
): Edge {
  const { next, place, isUsed } = at;
  const context = expressionContext(at.context);
  const assigned: Assignment[] = [];
  const keep = (value: Value): Value => {
    if (value.expression.kind === "literal") return value;
    const held = hold(value, place);
    assigned.push(...assignment(place, held.variable, value.expression, node));
    return held.value;
  };
  const effect = effectOf(node, { context, isUsed, hold: keep });
  for (const { target, value } of effect?.changes ?? []) {
    const symbol = symbolOf(place.flow.checker, target.root);
    const variable = symbol && place.scope.variableOf(symbol);
    const after = withTarget(
      target,
      value(context),
      expressionContext(withoutRoot(target.root, at.context)),
    );
    if (variable === undefined) refuseTarget(target.root, place);
    else assigned.push(...change(place, variable, after.expression, target.root));
  }
  if (into !== undefined && isUsed && effect) {
    assigned.push(...assignment(place, into, effect.result.expression, node));
  }
  return assigning(assigned, next);
}

/** The variable is changed as it is now, whatever was taken of it before. */
export function withoutRoot(root: ts.Identifier, context: LowerContext): LowerContext {
  const replaced = new Map(context.replaced);
  replaced.delete(root);
  return { ...context, replaced };
}

function refuseTarget(root: ts.Identifier, place: Place): void {
  const construct = `a change of \`${root.text}\``;
  refuse(place, "NG1000", root, { construct }, "assign a variable of the flow");
}
