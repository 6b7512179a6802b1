import type { JsonObject } from "../json.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";

const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

export function checkWait(state: JsonObject, location: string): readonly DefinitionDiagnostic[] {
  const { Type, Timestamp, Seconds } = state;
  if (Type !== "Wait") return [];
  if (typeof Seconds === "number" && Seconds < 0) {
    return [schemaError("Minimum value is 0", `${location}/Seconds`)];
  }
  const isLiteral = typeof Timestamp === "string" && !Timestamp.startsWith("{%");
  if (!isLiteral || (timestamp.test(Timestamp) && !Number.isNaN(Date.parse(Timestamp)))) return [];
  return [schemaError("String does not match RFC3339 timestamp", `${location}/Timestamp`)];
}
