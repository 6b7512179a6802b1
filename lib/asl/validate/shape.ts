import type { JsonObject, JsonValue } from "../json.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether JSONata is to compute the value. */
export function isExpression(value: JsonValue | undefined): boolean {
  return typeof value === "string" && value.startsWith("{%") && value.endsWith("%}");
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

/** One of the fields there must be, and no more than one. */
export function exclusiveField(
  object: JsonObject,
  fields: readonly string[],
  location: string,
): readonly DefinitionDiagnostic[] {
  const given = fields.filter((field) => object[field] !== undefined);
  if (given.length === 1) return [];
  const what = given.length > 1 ? "There should only be" : "This object should have only";
  return [schemaError(`${what} one of the following fields: [${fields.join(", ")}]`, location)];
}
