import { record } from "../../core/history.ts";
import { jsonText, untruncated } from "../../core/payload.ts";
import type { TaskResource } from "../../history-event.ts";
import type { ParsedResource } from "../../task-resource.ts";
import { optionalFields, type TaskEvents } from "./task-events.ts";

type Integration = Extract<ParsedResource, { kind: "integration" }>;

/** Task… events: `arn:aws:states:::service:action`. */
export function integrationEvents({ resourceType, resource, pattern }: Integration): TaskEvents {
  const task: TaskResource = { resourceType, resource };
  return {
    label: resourceType,
    startsAtOnce: true,
    isSubmitted: pattern !== "requestResponse",
    scheduled(machine, branch, call) {
      const [, , , region = ""] = machine.start.executionArn.split(":");
      const parameters = jsonText(machine, call.arguments);
      record(machine, branch, "TaskScheduled", {
        taskScheduledEventDetails: { ...task, region, parameters, ...optionalFields(call) },
      });
    },
    started: (machine, branch) =>
      record(machine, branch, "TaskStarted", { taskStartedEventDetails: task }),
    submitted: (machine, branch, output) =>
      record(machine, branch, "TaskSubmitted", {
        taskSubmittedEventDetails: { ...task, output, outputDetails: untruncated },
      }),
    submitFailed: (machine, branch, failure) =>
      record(machine, branch, "TaskSubmitFailed", {
        taskSubmitFailedEventDetails: { ...task, ...failure },
      }),
    succeeded: (machine, branch, output) =>
      record(machine, branch, "TaskSucceeded", {
        taskSucceededEventDetails: { ...task, output, outputDetails: untruncated },
      }),
    failed: (machine, branch, failure) =>
      record(machine, branch, "TaskFailed", { taskFailedEventDetails: { ...task, ...failure } }),
    timedOut: (machine, branch, failure) =>
      record(machine, branch, "TaskTimedOut", {
        taskTimedOutEventDetails: { ...task, ...failure },
      }),
  };
}
