import type { WaitState } from "../../asl/index.ts";
import { StateFailure } from "../core/failure.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { parseTimestamp } from "../core/timestamp.ts";
import { bindingsOf, evaluateTyped } from "./fields.ts";

export async function wakeAt(machine: Machine, at: Activation<WaitState>): Promise<number> {
  const { Seconds, Timestamp } = at.state;
  const bindings = bindingsOf(machine, at);
  if (Seconds !== undefined) {
    return machine.now + (await evaluateTyped(Seconds, "Seconds", "number", bindings)) * 1000;
  }
  const text = await evaluateTyped(Timestamp ?? "", "Timestamp", "string", bindings);
  const instant = parseTimestamp(text);
  if (instant !== undefined) return instant;
  throw new StateFailure({
    kind: "evaluation",
    location: "Timestamp",
    unusable: true,
    message: `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
  });
}
