import { errorNames } from "../error-names.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import { isObject, missingFields } from "./shape.ts";

/** Retriers and catchers name errors; one for all errors stands alone, and last. */
export function checkErrorHandling(
  state: JsonObject,
  location: string,
): readonly DefinitionDiagnostic[] {
  return [
    ...checkEntries(state["Retry"], ["ErrorEquals"], `${location}/Retry`),
    ...checkEntries(state["Catch"], ["ErrorEquals", "Next"], `${location}/Catch`),
  ];
}

function checkEntries(
  entries: JsonValue | undefined,
  required: readonly string[],
  location: string,
): readonly DefinitionDiagnostic[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: JsonValue, index) => {
    if (!isObject(entry)) return [];
    const at = `${location}[${index}]`;
    const isLast = index === entries.length - 1;
    return [...missingFields(entry, required, at), ...checkNames(entry["ErrorEquals"], isLast, at)];
  });
}

function checkNames(
  names: JsonValue | undefined,
  isLast: boolean,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (!Array.isArray(names) || !names.includes(errorNames.all)) return [];
  if (names.length > 1) {
    return [schemaError(`${errorNames.all} must appear alone`, `${location}/ErrorEquals`)];
  }
  if (isLast) return [];
  return [schemaError(`${errorNames.all} must be in the last element`, location)];
}
