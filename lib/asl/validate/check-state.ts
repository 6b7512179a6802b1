import type { JsonObject, JsonValue } from "../json.ts";
import { limits } from "../limits.ts";
import type { QueryLanguage } from "../query-language.ts";
import type { StateType } from "../state.ts";
import { checkChoice } from "./check-choice.ts";
import { checkErrorHandling } from "./check-error-handling.ts";
import { checkFields, foreignFields } from "./check-fields.ts";
import { checkMap } from "./check-map.ts";
import { checkPathPairs } from "./check-path-pairs.ts";
import { checkResource } from "./check-resource.ts";
import { checkTask } from "./check-task.ts";
import { type CheckExpression, checkTemplates } from "./check-templates.ts";
import { checkWait } from "./check-wait.ts";
import { type DefinitionDiagnostic, diagnosed, schemaError } from "./diagnostic.ts";
import { stateRules } from "./field-rules.ts";
import { chosenFields, languageFields, requiredFields, stateFields } from "./fields.ts";
import { exclusiveField, missingFields, unknownFields } from "./shape.ts";
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
  const language = languageOf(state["QueryLanguage"], options.language);
  return [
    ...checkStateName(name, location),
    ...missingFields(state, requiredFields[Type], location),
    ...unknownFields(state, stateFields[Type], location),
    ...foreignFields(state, language, location),
    ...choose(state, Type, location),
    ...checkPathPairs(state, location),
    ...checkFields(ownFields(state, language), stateRules, language, location),
    ...checkResource(state, location, options.type),
    ...checkTask(state, language, location),
    ...checkWait(state, location),
    ...checkChoice(state, language, location),
    ...checkMap(state, { type: options.type, language }, location),
    ...checkErrorHandling(state, language, location),
    ...checkTemplates({ name, state, location }, language, options.checkExpression),
  ];
}

/** Whatever isn't JSONPath by name counts as JSONata. */
export function languageOf(given: JsonValue | undefined, inherited: QueryLanguage): QueryLanguage {
  if (given === undefined) return inherited;
  return given === "JSONPath" ? "JSONPath" : "JSONata";
}

const stateTypes = ["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"];
const unknownType = `The field 'Type' should have one of these values: [${stateTypes.join(", ")}]`;
const mixedLanguages =
  "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";

function isStateType(type: unknown): type is StateType {
  return typeof type === "string" && stateTypes.includes(type);
}

function checkStateName(name: string, location: string): readonly DefinitionDiagnostic[] {
  const most = limits.stateNameCharacters;
  if ([...name].length <= most) return [];
  const message = `The state name '${name}' exceeds the ${most}-character limit allowed by the service`;
  return [diagnosed("INVALID_STATE_NAME", message, location)];
}

/** `End: false` beside a Next says nothing. */
function choose(
  { End, ...state }: JsonObject,
  type: StateType,
  location: string,
): readonly DefinitionDiagnostic[] {
  const chosen = End === false || End === undefined ? state : { ...state, End };
  return chosenFields[type].flatMap((fields) => exclusiveField(chosen, fields, location));
}

/** The state without fields of the other language, which are refused as such. */
function ownFields(state: JsonObject, language: QueryLanguage): JsonObject {
  const foreign: readonly string[] =
    languageFields[language === "JSONata" ? "JSONPath" : "JSONata"];
  return Object.fromEntries(Object.entries(state).filter(([field]) => !foreign.includes(field)));
}
