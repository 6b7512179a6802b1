import type { Catcher, JsonObject, JsonValue } from "../../asl/index.ts";
import type { Completion } from "../core/data-flow.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { type Data, required } from "./data.ts";
import { fillTemplate } from "./payload-template.ts";
import { placeResult } from "./result-path.ts";

/** What InputPath leaves of the state's input: `$` in the state's fields. */
function effectiveInput(machine: Machine, at: Activation): JsonValue {
  const { state, input } = at;
  return "InputPath" in state ? throughPath({ machine, at, value: input }, state.InputPath) : input;
}

/** The data of a state's fields before its action. */
export function inputData(machine: Machine, at: Activation): Data {
  return { machine, at, value: effectiveInput(machine, at) };
}

export async function completionOf(
  machine: Machine,
  at: Activation,
  result?: JsonValue,
): Promise<Completion> {
  const { state, input } = at;
  const selected =
    result !== undefined && "ResultSelector" in state && state.ResultSelector !== undefined
      ? fillTemplate({ machine, at, value: result }, state.ResultSelector)
      : result;
  const value = selected ?? effectiveInput(machine, at);
  const placed =
    selected !== undefined && "ResultPath" in state
      ? placeResult(machine, input, state.ResultPath, selected)
      : value;
  const outputPath = "OutputPath" in state ? state.OutputPath : undefined;
  const output = throughPath({ machine, at, value: placed }, outputPath);
  return {
    output,
    ...assignment({ machine, at, value }, "Assign" in state ? state.Assign : undefined),
  };
}

export async function recoveryOf(
  machine: Machine,
  at: Activation,
  catcher: Catcher,
  errorOutput: JsonObject,
): Promise<Completion> {
  const data = { machine, at, value: errorOutput };
  return {
    output: placeResult(machine, at.input, catcher.ResultPath, errorOutput),
    ...assignment(data, catcher.Assign),
  };
}

export function assignment(
  data: Data,
  template: JsonValue | undefined,
): { readonly assigned?: JsonObject } {
  return template === undefined ? {} : { assigned: fillTemplate(data, template) as JsonObject };
}

/** InputPath and OutputPath: null gives an empty object. */
export function throughPath(data: Data, path: string | null | undefined): JsonValue {
  if (path === null) return {};
  return path === undefined ? data.value : required(data, path);
}
