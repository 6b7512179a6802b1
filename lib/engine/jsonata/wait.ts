import type { WaitState } from "../../asl/index.ts";
import { boundedInstant } from "../core/delay.ts";
import { StateFailure } from "../core/failure.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { parseTimestamp } from "../core/timestamp.ts";
import { bindingsOf, evaluateTyped } from "./fields.ts";
import { wholeNumber } from "./whole-number.ts";

export async function wakeAt(machine: Machine, at: Activation<WaitState>): Promise<number> {
  const { Seconds, Timestamp } = at.state;
  const bindings = bindingsOf(machine, at);
  if (Seconds !== undefined) {
    const seconds = await wholeNumber(Seconds, "Seconds", bindings);
    return boundedInstant(machine.now, machine.now + seconds * 1000);
  }
  const text = await evaluateTyped(Timestamp ?? "", "Timestamp", "string", bindings);
  const instant = parseTimestamp(text);
  if (instant !== undefined) return boundedInstant(machine.now, instant);
  throw new StateFailure({
    kind: "evaluation",
    location: "Timestamp",
    unusable: true,
    message: `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
  });
}
