import type { JsonObject } from "../json.ts";
import type { QueryLanguage } from "../query-language.ts";
import type { StateType } from "../state.ts";
import { checkErrorHandling } from "./check-error-handling.ts";
import { checkMap } from "./check-map.ts";
import { checkResource } from "./check-resource.ts";
import { type CheckExpression, checkTemplates } from "./check-templates.ts";
import { checkWait } from "./check-wait.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import { exclusiveFields, languageFields, requiredFields, stateFields } from "./fields.ts";
import { missingFields, unknownFields } from "./shape.ts";
import type { LocatedState } from "./walk.ts";

export interface StateOptions {
  readonly type: "STANDARD" | "EXPRESS";
  readonly checkExpression: CheckExpression;
  /** The machine's. */
  readonly language: QueryLanguage;
}

/** What is wrong with one state by itself. */
export function checkState(
  { state, location, name }: LocatedState,
  options: StateOptions,
): readonly DefinitionDiagnostic[] {
  const { Type } = state;
  if (Type === undefined) return missingFields(state, ["Type"], location);
  if (!isStateType(Type)) return [schemaError(unknownType, `${location}/Type`)];
  if (state["QueryLanguage"] === "JSONPath" && options.language === "JSONata") {
    return [schemaError(mixedLanguages, location)];
  }
  const language = state["QueryLanguage"] === "JSONata" ? "JSONata" : options.language;
  return [
    ...missingFields(state, requiredFields[Type], location),
    ...unknownFields(state, stateFields[Type], location),
    ...foreignFields(state, language, location),
    ...conflictingFields(state, Type, location),
    ...checkResource(state, location, options.type),
    ...checkWait(state, location),
    ...checkMap(state, location),
    ...checkErrorHandling(state, location),
    ...checkTemplates({ name, state, location }, language, options.checkExpression),
  ];
}

const stateTypes = ["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"];
const unknownType = `The field 'Type' should have one of these values: [${stateTypes.join(", ")}]`;
const mixedLanguages =
  "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";

function isStateType(type: unknown): type is StateType {
  return typeof type === "string" && stateTypes.includes(type);
}

function foreignFields(
  state: JsonObject,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  const other = language === "JSONata" ? "JSONPath" : "JSONata";
  const foreign: readonly string[] = languageFields[other];
  return Object.keys(state)
    .filter((field) => foreign.includes(field))
    .map((field) =>
      schemaError(
        `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`,
        location,
      ),
    );
}

function conflictingFields(
  state: JsonObject,
  type: StateType,
  location: string,
): readonly DefinitionDiagnostic[] {
  return exclusiveFields[type]
    .filter((fields) => fields.filter((field) => state[field] !== undefined).length > 1)
    .map((fields) =>
      schemaError(
        `There should only be one of the following fields: [${fields.join(", ")}]`,
        location,
      ),
    );
}
