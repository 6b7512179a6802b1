import { errorNames, type JsonValue } from "../../asl/index.ts";
import { definitionCache } from "../core/definition-cache.ts";
import { StateFailure } from "../core/failure.ts";
import type { Argument, Call } from "./call.ts";
import { SyntaxFailure } from "./cursor.ts";
import { type Data, follow } from "./data.ts";
import { InvalidArgument } from "./intrinsic/arguments.ts";
import { intrinsicFunctions } from "./intrinsic/functions.ts";
import { parseCall } from "./parse-call.ts";

/** What an intrinsic function's call gives. */
export function invoke(data: Data, source: string): JsonValue {
  return call(data, callOf(data, source));
}

function callOf(data: Data, source: string): Call {
  try {
    return cachedCall(data.machine.start.definition, source);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxFailure)) throw thrown;
    throw intrinsicFailure(source, thrown.message);
  }
}

export function isCall(source: string): boolean {
  return source.startsWith("States.");
}

const cachedCall = definitionCache((source) => parseCall(String(source)));

function call(data: Data, { name, source, arguments: list }: Call): JsonValue {
  const args = list.map((argument) => argumentValue(data, source, argument));
  const run = intrinsicFunctions[name];
  if (!run) throw intrinsicFailure(source, `Unknown function ${name}`);
  try {
    return run(args, data.machine.random);
  } catch (thrown) {
    if (!(thrown instanceof InvalidArgument)) throw thrown;
    throw intrinsicFailure(source, `${thrown.message} in ${name}`);
  }
}

function argumentValue(data: Data, source: string, argument: Argument): JsonValue {
  if (argument.kind === "literal") return argument.value;
  if (argument.kind === "call") return call(data, argument);
  const { path } = argument;
  const value = follow(data, path);
  if (value !== undefined) return value;
  const input = JSON.stringify(data.value);
  throw intrinsicFailure(
    source,
    `The JsonPath argument for the field '${path.source}' could not be found in the input '${input}'`,
  );
}

function intrinsicFailure(source: string, what: string): StateFailure {
  return new StateFailure({
    kind: "interpreter",
    error: errorNames.intrinsicFailure,
    message: `The function '${source}' had the following error: ${what}`,
  });
}
