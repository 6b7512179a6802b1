import { errors } from "../errors.ts";
import { jsonMistake } from "../requests/index.ts";

/** What is wrong with a definition, as ValidateStateMachineDefinition tells it. */
export interface DefinitionProblem {
  readonly severity: "ERROR" | "WARNING";
  readonly code: string;
  readonly message: string;
  /** JSON pointer. */
  readonly location?: string;
}

/** Everything that AWS would refuse in a definition; nothing if it would take it. */
export function definitionProblems(text: string): readonly DefinitionProblem[] {
  const mistake = jsonMistake(text);
  if (mistake !== undefined)
    return [{ severity: "ERROR", code: "INVALID_JSON_DESCRIPTION", message: mistake }];
  const definition: unknown = JSON.parse(text);
  if (typeof definition !== "object" || definition === null || Array.isArray(definition))
    return [schemaProblem("Definition must be a valid JSON object")];
  return ["StartAt", "States"]
    .filter((field) => !(field in definition))
    .map((field) => schemaProblem(`These fields are required: [${field}]`));
}

/** @throws InvalidDefinition */
export function checkDefinition(text: string): void {
  const wrong = definitionProblems(text).filter(({ severity }) => severity === "ERROR");
  if (wrong.length === 0) return;
  const told = wrong.map(({ code, message, location = "/" }) =>
    code === "INVALID_JSON_DESCRIPTION"
      ? `${code}: ${message}`
      : `${code}: ${message} at ${location}`,
  );
  throw errors.invalidDefinition(told.join(", "));
}

function schemaProblem(message: string): DefinitionProblem {
  return { severity: "ERROR", code: "SCHEMA_VALIDATION_FAILED", message, location: "/" };
}
