import type { FailState } from "../../asl/index.ts";
import type { ErrorAndCause } from "../core/data-flow.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { runtimeFailure } from "../core/runtime-failure.ts";
import { inputData } from "./completion.ts";
import { type Data, required } from "./data.ts";
import { invoke, isCall } from "./invoke.ts";

export async function failureOf(
  machine: Machine,
  at: Activation<FailState>,
): Promise<ErrorAndCause> {
  const data = inputData(machine, at);
  const { Error: error, ErrorPath, Cause: cause, CausePath } = at.state;
  const errorText = ErrorPath === undefined ? error : textOf(data, "ErrorPath", ErrorPath);
  const causeText = CausePath === undefined ? cause : textOf(data, "CausePath", CausePath);
  return {
    ...(errorText !== undefined && { error: errorText }),
    ...(causeText !== undefined && { cause: causeText }),
  };
}

function textOf(data: Data, field: string, source: string): string {
  const value = isCall(source) ? invoke(data, source) : required(data, source);
  if (typeof value === "string") return value;
  throw runtimeFailure(`The ${field} field refers to a value that is not a string: ${source}`);
}
