import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { textAt } from "./text-at.ts";

/** Whether the last state that waited for this holder's place went on. */
export function wasTold(events: readonly HistoryEvent[], holder: string): boolean {
  const asked = events.findLast((event) => asksFor(event, holder));
  if (asked === undefined) return true;
  const following = new Set([asked.id]);
  for (const { id, previousEventId, type } of events) {
    if (!following.has(previousEventId) || !TASK_EVENTS.includes(type ?? "")) continue;
    if (type === "TaskSucceeded") return true;
    following.add(id);
  }
  return false;
}

/** Between the request of a task and its answer. */
const TASK_EVENTS: readonly string[] = ["TaskStarted", "TaskSubmitted", "TaskSucceeded"];

function asksFor({ taskScheduledEventDetails: details }: HistoryEvent, holder: string): boolean {
  if (details?.resource !== "invoke.waitForTaskToken") return false;
  const parameters: unknown = JSON.parse(details.parameters ?? "{}");
  const isAcquire = textAt(parameters, "Payload", "action") === "acquire";
  return isAcquire && textAt(parameters, "Payload", "holder") === holder;
}
