import { errorNames } from "../error-names.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import type { QueryLanguage } from "../query-language.ts";
import { checkFields, foreignFields } from "./check-fields.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import { catcherRules, type FieldRules, retrierRules } from "./field-rules.ts";
import { isObject, missingFields, unknownFields } from "./shape.ts";

/** Retriers and catchers name errors; one for all errors stands alone, and last. */
export function checkErrorHandling(
  { Retry, Catch }: JsonObject,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  return [
    ...checkEntries(Retry, ["ErrorEquals"], retrierRules, language, `${location}/Retry`),
    ...checkEntries(Catch, ["ErrorEquals", "Next"], catcherRules, language, `${location}/Catch`),
  ];
}

function checkEntries(
  entries: JsonValue | undefined,
  required: readonly string[],
  rules: FieldRules,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: JsonValue, index) => {
    const at = `${location}[${index}]`;
    if (!isObject(entry)) return [schemaError("Expected value of type Object", at)];
    const isLast = index === entries.length - 1;
    return [
      ...missingFields(entry, required, at),
      ...unknownFields(entry, Object.keys(rules), at),
      ...foreignFields(entry, language, at),
      ...checkFields(entry, rules, language, at),
      ...checkNames(entry["ErrorEquals"], isLast, `${at}/ErrorEquals`),
    ];
  });
}

function checkNames(
  names: JsonValue | undefined,
  isLast: boolean,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (!Array.isArray(names)) return [];
  if (names.some((name) => typeof name !== "string"))
    return [schemaError("Expected value of type String", location)];
  if (!names.includes(errorNames.all) || (names.length === 1 && isLast)) return [];
  return [schemaError(`${errorNames.all} must appear alone and at end of list`, location)];
}
