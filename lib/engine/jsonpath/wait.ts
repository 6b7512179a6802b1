import type { WaitState } from "../../asl/index.ts";
import { boundedInstant } from "../core/delay.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { runtimeFailure } from "../core/runtime-failure.ts";
import { parseTimestamp } from "../core/timestamp.ts";
import { inputData } from "./completion.ts";
import { type Data, follow, pathOf } from "./data.ts";

export async function wakeAt(machine: Machine, at: Activation<WaitState>): Promise<number> {
  const { Seconds, SecondsPath, Timestamp, TimestampPath } = at.state;
  const data = inputData(machine, at);
  if (SecondsPath !== undefined)
    return boundedInstant(machine.now, afterSeconds(data, SecondsPath));
  if (TimestampPath !== undefined)
    return boundedInstant(machine.now, atTimestamp(data, TimestampPath));
  if (Timestamp !== undefined)
    return boundedInstant(machine.now, parseTimestamp(Timestamp) ?? machine.now);
  return boundedInstant(machine.now, machine.now + Number(Seconds ?? 0) * 1000);
}

function afterSeconds(data: Data, path: string): number {
  const seconds = follow(data, pathOf(data.machine, path));
  if (seconds === undefined) {
    throw runtimeFailure(`The SecondsPath parameter does not reference an input value: ${path}`);
  }
  if (typeof seconds === "number" && Number.isInteger(seconds) && seconds >= 0) {
    return data.machine.now + seconds * 1000;
  }
  throw runtimeFailure(
    `The SecondsPath parameter cannot be parsed as a long value: ${path} == ${printed(seconds)}`,
  );
}

function atTimestamp(data: Data, path: string): number {
  const text = follow(data, pathOf(data.machine, path));
  if (text === undefined) {
    throw runtimeFailure(`The TimestampPath parameter does not reference an input value: ${path}`);
  }
  const instant = typeof text === "string" ? parseTimestamp(text) : undefined;
  if (instant !== undefined) return instant;
  throw runtimeFailure(
    `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${path} == ${printed(text)}`,
  );
}

function printed(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
