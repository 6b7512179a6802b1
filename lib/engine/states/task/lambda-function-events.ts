import { record } from "../../core/history.ts";
import { jsonText, untruncated } from "../../core/payload.ts";
import { optionalFields, type TaskEvents } from "./task-events.ts";

/** LambdaFunction… events: the older form, whose Resource is the function's own ARN. */
export function lambdaFunctionEvents(resource: string): TaskEvents {
  return {
    label: resource,
    startsAtOnce: true,
    isSubmitted: false,
    scheduled(machine, branch, call) {
      const { heartbeatInSeconds, ...optional } = optionalFields(call);
      const input = jsonText(machine, call.arguments);
      record(machine, branch, "LambdaFunctionScheduled", {
        lambdaFunctionScheduledEventDetails: {
          resource,
          input,
          inputDetails: untruncated,
          ...optional,
        },
      });
    },
    started: (machine, branch) => record(machine, branch, "LambdaFunctionStarted"),
    submitted: () => undefined,
    submitFailed: () => undefined,
    succeeded: (machine, branch, output) =>
      record(machine, branch, "LambdaFunctionSucceeded", {
        lambdaFunctionSucceededEventDetails: { output, outputDetails: untruncated },
      }),
    failed: (machine, branch, failure) =>
      record(machine, branch, "LambdaFunctionFailed", {
        lambdaFunctionFailedEventDetails: failure,
      }),
    timedOut: (machine, branch, failure) =>
      record(machine, branch, "LambdaFunctionTimedOut", {
        lambdaFunctionTimedOutEventDetails: failure,
      }),
  };
}
