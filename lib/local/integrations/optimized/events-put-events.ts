import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import { isObject } from "../json-object.ts";
import { jsonText, TaskFailure } from "../task-failure.ts";
import type { OptimizedAction } from "./optimized-action.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html */
export const eventsPutEvents: OptimizedAction = {
  request: (parameters, { call }) => {
    // Step Functions says where an event comes from.
    const origin = [call.executionArn, call.stateMachineArn];
    const { Entries } = parameters;
    if (!Array.isArray(Entries)) return parameters;
    return { ...parameters, Entries: Entries.map((entry) => withResources(entry, origin)) };
  },
  response: (response) => {
    if (Number(response["FailedEntryCount"] ?? 0) === 0) return response;
    const { Entries = [], FailedEntryCount = 0 } = response;
    throw new TaskFailure("EventBridge.FailedEntry", jsonText({ Entries, FailedEntryCount }));
  },
};

function withResources(entry: JsonValue, origin: readonly string[]): JsonValue {
  if (!isObject(entry)) return entry;
  const { Resources } = entry;
  const own: readonly JsonValue[] = Array.isArray(Resources) ? Resources : [];
  const changed: JsonObject = { ...entry, Resources: [...own, ...origin] };
  return changed;
}
