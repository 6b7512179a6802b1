import type { JsonValue } from "../../asl/index.ts";

/** What a template may say as one value or as several, always as a list. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
