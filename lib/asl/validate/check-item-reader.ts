import type { JsonObject, JsonValue } from "../json.ts";
import type { QueryLanguage } from "../query-language.ts";
import { checkFields, foreignFields } from "./check-fields.ts";
import { checkPathPairs } from "./check-path-pairs.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import { readerConfigRules } from "./field-rules.ts";
import { isObject, missingFields, unknownFields } from "./shape.ts";

/** Where a distributed Map reads its items. */
export function checkItemReader(
  reader: JsonValue | undefined,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (!isObject(reader)) return [];
  const { Resource, ReaderConfig } = reader;
  const isKnown = Resource === undefined || readers.test(String(Resource));
  return [
    ...missingFields(reader, ["Resource"], location),
    ...unknownFields(reader, readerFields, location),
    ...foreignFields(reader, language, location),
    ...(isKnown ? [] : [schemaError(unknownReader, `${location}/Resource`)]),
    ...(isObject(ReaderConfig)
      ? checkReaderConfig(ReaderConfig, language, `${location}/ReaderConfig`)
      : []),
  ];
}

const readerFields = ["Resource", "Parameters", "Arguments", "ReaderConfig"];
const readers = /^arn:[^:]+:states:::s3:(?:getObject|listObjectsV2)$/;
const unknownReader = "The field 'Resource' does not match any of the allowed values";

function checkReaderConfig(
  config: JsonObject,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  return [
    ...foreignFields(config, language, location),
    ...checkPathPairs(config, location),
    ...checkFields(config, readerConfigRules, language, location),
    ...checkHeaders(config, location),
  ];
}

function checkHeaders(config: JsonObject, location: string): readonly DefinitionDiagnostic[] {
  const { InputType, CSVHeaderLocation: headers } = config;
  if (InputType === "CSV" && headers === undefined)
    return [schemaError("The field 'CSVHeaderLocation' is required", location)];
  if (InputType === "JSON" && headers !== undefined)
    return [schemaError("Field 'CSVHeaderLocation' is not supported", location)];
  return headers === "GIVEN" ? missingFields(config, ["CSVHeaders"], location) : [];
}
