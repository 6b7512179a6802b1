import type { ExecutionRecord } from "../history/index.ts";
import type { Service } from "../service.ts";

/** AWS lets an execution be redriven within two weeks of its end. */
const redrivableMilliseconds = 14 * 24 * 60 * 60 * 1000;

/** A redrive adds at least two events. */
const mostEvents = 24_998;

/** Why an execution can't be redriven, in AWS's words; undefined if it can. */
export function notRedrivableReason(
  { clock, store }: Pick<Service, "clock" | "store">,
  { start, state }: ExecutionRecord,
): string | undefined {
  if (state.status === "RUNNING" || state.status === "SUCCEEDED")
    return `Execution is ${state.status} and cannot be redriven`;
  const machine = store.documents.get("stateMachine", start.stateMachineArn);
  if (machine && "isDeleting" in machine) return "State machine is in DELETING status";
  if (clock.now() - (state.stopTime ?? 0) > redrivableMilliseconds)
    return "Execution redrivable period exceeded";
  const { items } = store.events(start.executionArn, { limit: 1, order: "reverse" });
  if ((items[0]?.id ?? 0) > mostEvents) return "Execution history event limit exceeded";
  return undefined;
}
