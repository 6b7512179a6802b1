import type { JsonObject, JsonValue } from "../../asl/index.ts";

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is an object, otherwise an empty one. */
export const objectOf = (value: JsonValue | undefined): JsonObject =>
  isObject(value) ? value : {};

/** The objects of a list; none if it is no list. */
export const objectsOf = (value: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** The text if it is one. */
export const textOf = (value: JsonValue | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

/** In the order of the members' names, as optimized integrations print their results. */
export function sorted(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
