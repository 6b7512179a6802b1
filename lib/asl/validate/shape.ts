import type { JsonObject, JsonValue } from "../json.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function missingFields(
  object: JsonObject,
  required: readonly string[],
  location: string,
): readonly DefinitionDiagnostic[] {
  const missing = required.filter((field) => object[field] === undefined);
  if (missing.length === 0) return [];
  return [schemaError(`These fields are required: [${missing.join(", ")}]`, location)];
}

export function unknownFields(
  object: JsonObject,
  supported: readonly string[],
  location: string,
): readonly DefinitionDiagnostic[] {
  return Object.keys(object)
    .filter((field) => !supported.includes(field))
    .map((field) => schemaError(`Field '${field}' is not supported`, location));
}
