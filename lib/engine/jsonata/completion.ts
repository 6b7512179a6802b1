import type { Catcher, JsonObject, JsonValue } from "../../asl/index.ts";
import type { Completion } from "../core/data-flow.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { bindingsOf, evaluateField, type FieldBindings } from "./fields.ts";

export async function completionOf(
  machine: Machine,
  at: Activation,
  result?: JsonValue,
): Promise<Completion> {
  const bindings = bindingsOf(machine, at, result === undefined ? {} : { result });
  const fields = at.state.Type === "Fail" ? {} : at.state;
  return complete(fields, "", bindings, result ?? at.input);
}

export async function recoveryOf(
  machine: Machine,
  at: Activation,
  catcher: Catcher,
  errorOutput: JsonObject,
): Promise<Completion> {
  const catchers = "Catch" in at.state ? at.state.Catch : undefined;
  const place = `Catch[${catchers?.indexOf(catcher) ?? 0}]/`;
  return complete(catcher, place, bindingsOf(machine, at, { errorOutput }), errorOutput);
}

/** Output and Assign see the same values: the variables as they were when the state was entered. */
export async function complete(
  fields: { readonly Output?: JsonValue; readonly Assign?: JsonValue },
  place: string,
  bindings: FieldBindings,
  defaultOutput: JsonValue,
): Promise<Completion> {
  const { Output, Assign } = fields;
  const output =
    Output === undefined ? defaultOutput : await evaluateField(Output, `${place}Output`, bindings);
  if (Assign === undefined) return { output };
  const assigned = await evaluateField(Assign, `${place}Assign`, bindings);
  return { output, assigned: assigned as JsonObject };
}
