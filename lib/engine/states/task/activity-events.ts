import { record } from "../../core/history.ts";
import { jsonText, untruncated } from "../../core/payload.ts";
import { optionalFields, type TaskEvents } from "./task-events.ts";

/** Activity… events: work that a poller of GetActivityTask does. */
export function activityEvents(resource: string): TaskEvents {
  return {
    label: resource,
    startsAtOnce: false,
    isSubmitted: false,
    scheduled(machine, branch, call) {
      const { taskCredentials, ...optional } = optionalFields(call);
      const input = jsonText(machine, call.arguments);
      record(machine, branch, "ActivityScheduled", {
        activityScheduledEventDetails: {
          resource,
          input,
          inputDetails: untruncated,
          ...optional,
        },
      });
    },
    started: (machine, branch, workerName) =>
      record(machine, branch, "ActivityStarted", {
        activityStartedEventDetails: { ...(workerName !== undefined && { workerName }) },
      }),
    submitted: () => undefined,
    submitFailed: () => undefined,
    succeeded: (machine, branch, output) =>
      record(machine, branch, "ActivitySucceeded", {
        activitySucceededEventDetails: { output, outputDetails: untruncated },
      }),
    failed: (machine, branch, failure) =>
      record(machine, branch, "ActivityFailed", { activityFailedEventDetails: failure }),
    timedOut: (machine, branch, failure) =>
      record(machine, branch, "ActivityTimedOut", { activityTimedOutEventDetails: failure }),
  };
}
