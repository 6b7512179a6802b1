import type { JsonArray, JsonObject, JsonValue, TaskState } from "../../asl/index.ts";

/** The arguments of a Task state, which the compiler writes as a template: an object whose leaves may be expressions. */
export function argumentsOf(task: TaskState): JsonObject {
  const args = task.Arguments;
  if (isObject(args)) return args;
  throw new Error(`the arguments of ${task.Resource} are no object: ${JSON.stringify(args)}`);
}

/** Those that the definition says itself: none where an expression makes all of them. */
export function writtenArguments(task: TaskState): JsonObject {
  return typeof task.Arguments === "string" ? {} : argumentsOf(task);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isArray(value);
}

function isArray(value: JsonArray | JsonObject): value is JsonArray {
  return Array.isArray(value);
}
