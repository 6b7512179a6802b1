import ts from "typescript";
import type { Assignment } from "../../ir/index.ts";
import { mayFail } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { hold } from "../bind-names.ts";
import type { LowerContext, Value } from "../context.ts";
import { lowerExpression } from "../expressions/index.ts";
import { contextAt, type Place } from "../place.ts";
import { partsBefore } from "./parts-before.ts";
import type { Unit } from "./units.ts";

/** What is assigned before a unit begins. */
export interface Keeping {
  /** The position of the unit among the units. */
  readonly before: number;
  assign(context: LowerContext): readonly Assignment[];
}

/**
 * What may fail and comes before a step is computed before it: in `{ a: JSON.parse(text), b: await load() }` nothing is loaded for a bad text. Puts
 * what stands for these parts into `replaced`.
 */
export function holdFailing(
  whole: ts.Expression,
  units: readonly Unit[],
  replaced: Map<ts.Node, Value>,
  place: Place,
): readonly Keeping[] {
  return partsBefore(whole, units).flatMap(({ node, before }): readonly Keeping[] => {
    if (!ts.isExpression(node) || ts.isFunctionLike(node)) return [];
    const others = new Map(replaced);
    const silent = { ...contextAt(place, others), report: () => {} };
    const value = lowerExpression(node, silent);
    if (!mayFail(value.expression)) return [];
    const held = hold(value, place);
    replaced.set(node, held.value);
    const assign = (context: LowerContext): readonly Assignment[] => {
      const inner = new Map([...context.replaced, ...others]);
      inner.delete(node);
      const { expression } = lowerExpression(node, contextAt(place, inner));
      return assignment(place, held.variable, expression, node);
    };
    return [{ before, assign }];
  });
}
