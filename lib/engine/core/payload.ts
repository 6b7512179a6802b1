import { errorNames, type JsonValue, limits } from "../../asl/index.ts";
import { StateFailure } from "./failure.ts";
import type { Machine } from "./machine.ts";

export const untruncated = { truncated: false } as const;

/** A value's JSON text; a value that passes through many states is printed once. */
export function jsonText(machine: Machine, value: JsonValue): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const known = machine.texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  machine.texts.set(value, text);
  return text;
}

/** The value's JSON text, if a state named `name` may give it. */
export function boundedText(machine: Machine, value: JsonValue, name: string): string {
  const text = jsonText(machine, value);
  if (exceedsPayload(text)) throw new StateFailure(tooLarge(name));
  return text;
}

/** What a state hands to its task or its branches, if it is not too large for them. */
export function boundedInput<V extends JsonValue>(machine: Machine, value: V, name: string): V {
  if (!exceedsPayload(jsonText(machine, value))) return value;
  // AWS documents the error, not its words.
  const cause = `The input of the state/task '${name}' has a size exceeding the maximum number of bytes service limit.`;
  throw new StateFailure({ kind: "reported", error: errorNames.dataLimitExceeded, cause });
}

export function exceedsPayload(text: string): boolean {
  if (text.length > limits.payloadBytes) return true;
  return text.length * 3 > limits.payloadBytes && Buffer.byteLength(text) > limits.payloadBytes;
}

export function tooLarge(name: string): {
  readonly kind: "reported";
  readonly error: string;
  readonly cause: string;
} {
  return {
    kind: "reported",
    error: errorNames.dataLimitExceeded,
    cause: `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  };
}
