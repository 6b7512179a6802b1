import type { JsonObject } from "../json.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";

export function checkWait(
  { Type, Timestamp }: JsonObject,
  location: string,
): readonly DefinitionDiagnostic[] {
  const isLiteral = typeof Timestamp === "string" && !Timestamp.startsWith("{%");
  if (Type !== "Wait" || !isLiteral || isTimestamp(Timestamp)) return [];
  return [schemaError("String does not match RFC3339 timestamp", `${location}/Timestamp`)];
}

const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

export function isTimestamp(text: string): boolean {
  return timestamp.test(text) && !Number.isNaN(Date.parse(text));
}
