import { errorNames, type JsonObject, type JsonValue } from "../../asl/index.ts";
import { StateFailure } from "../core/failure.ts";
import type { Machine } from "../core/machine.ts";
import { pathOf } from "./data.ts";
import type { PathStep } from "./path.ts";
import { isObject } from "./select.ts";

/** Puts a result into the state's input where ResultPath says; null drops it, `$` takes its place. */
export function placeResult(
  machine: Machine,
  input: JsonValue,
  resultPath: string | null | undefined,
  result: JsonValue,
): JsonValue {
  if (resultPath === null) return input;
  if (resultPath === undefined || resultPath === "$") return result;
  const { steps } = pathOf(machine, resultPath);
  return placed(input, steps, result, () => mismatch(resultPath, input));
}

function placed(
  target: JsonValue | undefined,
  [step, ...rest]: readonly PathStep[],
  result: JsonValue,
  mismatched: () => StateFailure,
): JsonValue {
  if (!step) return result;
  if (step.kind === "member") {
    if (target !== undefined && !isObject(target)) throw mismatched();
    const object: JsonObject = target ?? {};
    return { ...object, [step.name]: placed(object[step.name], rest, result, mismatched) };
  }
  if (step.kind !== "index" || !Array.isArray(target) || step.index >= target.length) {
    throw mismatched();
  }
  return target.with(step.index, placed(target[step.index], rest, result, mismatched));
}

function mismatch(resultPath: string, input: JsonValue): StateFailure {
  return new StateFailure({
    kind: "interpreter",
    error: errorNames.resultPathMatchFailure,
    message: `Unable to apply ReferencePath ${resultPath} to input ${JSON.stringify(input)}`,
  });
}
