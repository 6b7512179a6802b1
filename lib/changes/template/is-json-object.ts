import type { JsonObject, JsonValue } from "../../asl/index.ts";

/** Whether a JSON value is an object, not a list. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
