import type { LoadedLock, LoadedRate } from "../../1-load/index.ts";
import type { Assignment } from "../../ir/index.ts";
import { type Expression, read } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { inlineFunction } from "../calls/inline-function.ts";
import type { LowerContext, Value } from "../context.ts";
import { textOf } from "../expressions/text.ts";
import type { Place } from "../place.ts";

/** A key that is computed once, for what gives the place back must name the same. */
export interface HeldKey {
  readonly before: readonly Assignment[];
  readonly key: Expression;
}

/** What `key` makes of the input, as JavaScript's `String` writes it. */
export function keyOf(
  { key, label }: LoadedLock | LoadedRate,
  input: Value | undefined,
  context: LowerContext,
  place: Place,
): HeldKey | undefined {
  if (key === undefined) return undefined;
  const text = textOf(inlineFunction(key, input, context), context);
  return heldKey(text, label, place, key);
}

export function heldKey(
  text: Expression,
  label: string,
  place: Place,
  node: Parameters<typeof assignment>[3],
): HeldKey {
  if (text.kind === "literal") return { before: [], key: text };
  const variable = place.flow.variables.declare(`${label}_key`, "never");
  return { before: assignment(place, variable, text, node), key: read(variable) };
}
