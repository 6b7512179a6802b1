import type { JsonObject } from "../json.ts";
import { checkFields } from "./check-fields.ts";
import { checkGraphs } from "./check-graphs.ts";
import { checkState, languageOf } from "./check-state.ts";
import type { CheckExpression } from "./check-templates.ts";
import { checkVariables } from "./check-variables.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import { machineRules } from "./field-rules.ts";
import { type JsonProblem, parseJsonText } from "./json-text.ts";
import { isObject, missingFields, unknownFields } from "./shape.ts";
import { graphsOf, type LocatedGraph, statesOf } from "./walk.ts";

export interface ValidateOptions {
  readonly type: "STANDARD" | "EXPRESS";
  /** Finds what is wrong with a JSONata expression. */
  readonly checkExpression: CheckExpression;
}

/**
 * What ValidateStateMachineDefinition finds, and what CreateStateMachine and UpdateStateMachine refuse; none
 * for a good definition. Mistakes of form come alone: the graph is only looked at when every state has its form.
 */
export function validateDefinition(
  text: string,
  options: ValidateOptions,
): readonly DefinitionDiagnostic[] {
  if (text.trim() === "") return [notAnObject];
  const parsed = parseJsonText(text);
  if (!parsed.ok) return [notJson(text, parsed.problem)];
  const definition = parsed.value;
  if (!isObject(definition)) return [notAnObject];
  const malformed = checkMachine(definition, options);
  return malformed.length > 0 ? malformed : checkGraphs(definition);
}

const notAnObject: DefinitionDiagnostic = {
  severity: "ERROR",
  code: "SCHEMA_VALIDATION_FAILED",
  message: "Definition must be a valid JSON object",
};

function notJson(text: string, { message, line, column }: JsonProblem): DefinitionDiagnostic {
  const location = `[Source: (String)"${text}"; line: ${line}, column: ${column}]`;
  return {
    severity: "ERROR",
    code: "INVALID_JSON_DESCRIPTION",
    message: `${message}\n at ${location}`,
    location,
  };
}

function checkMachine(
  definition: JsonObject,
  options: ValidateOptions,
): readonly DefinitionDiagnostic[] {
  const missing = missingFields(definition, ["StartAt", "States"], "/");
  if (missing.length > 0) return missing;
  return [
    ...unknownFields(definition, Object.keys(machineRules), "/"),
    ...checkFields(definition, machineRules, "JSONPath", ""),
    ...graphsOf(definition).flatMap(checkEntries),
    ...checkStates(definition, options),
    ...checkVariables(definition),
  ];
}

/** States that are no objects. */
function checkEntries({ graph: { States }, location }: LocatedGraph): DefinitionDiagnostic[] {
  if (!isObject(States)) return [];
  return Object.entries(States)
    .filter(([, state]) => !isObject(state))
    .map(([name]) => schemaError("Expected value of type Object", `${location}/States/${name}`));
}

function checkStates(
  definition: JsonObject,
  options: ValidateOptions,
): readonly DefinitionDiagnostic[] {
  const language = languageOf(definition["QueryLanguage"], "JSONPath");
  return statesOf(definition).flatMap((state) => checkState(state, { ...options, language }));
}
