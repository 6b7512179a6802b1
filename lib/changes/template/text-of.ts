import type { JsonValue } from "../../asl/index.ts";

/** A value as text; nothing for none. */
export function textOf(value: JsonValue | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
