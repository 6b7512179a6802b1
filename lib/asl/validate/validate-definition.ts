import type { JsonObject, JsonValue } from "../json.ts";
import { checkGraphs } from "./check-graphs.ts";
import { checkState } from "./check-state.ts";
import type { CheckExpression } from "./check-templates.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import { type JsonProblem, parseJsonText } from "./json-text.ts";
import { isObject, missingFields } from "./shape.ts";
import { statesOf } from "./walk.ts";

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

const machineFields = [
  "Comment",
  "QueryLanguage",
  "StartAt",
  "States",
  "TimeoutSeconds",
  "Version",
];

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
  return [...checkTopLevel(definition), ...checkStates(definition, options)];
}

function checkTopLevel(definition: JsonObject): readonly DefinitionDiagnostic[] {
  const { QueryLanguage } = definition;
  const unknown = Object.keys(definition)
    .filter((field) => !machineFields.includes(field))
    .map((field) => schemaError(`Field '${field}' is not supported`, "/"));
  const isLanguage = QueryLanguage === undefined || languages.includes(QueryLanguage);
  if (isLanguage) return unknown;
  const oneOf = `The field 'QueryLanguage' should have one of these values: [${languages.join(", ")}]`;
  return [...unknown, schemaError(oneOf, "/QueryLanguage")];
}

const languages: readonly JsonValue[] = ["JSONPath", "JSONata"];

function checkStates(
  definition: JsonObject,
  options: ValidateOptions,
): readonly DefinitionDiagnostic[] {
  const language = definition["QueryLanguage"] === "JSONata" ? "JSONata" : "JSONPath";
  return statesOf(definition).flatMap((state) => checkState(state, { ...options, language }));
}
