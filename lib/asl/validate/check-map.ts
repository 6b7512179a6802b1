import type { JsonObject, JsonValue } from "../json.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import { isObject, missingFields } from "./shape.ts";

export function checkMap(state: JsonObject, location: string): readonly DefinitionDiagnostic[] {
  if (state["Type"] === "Parallel") return checkBranches(state["Branches"], location);
  if (state["Type"] !== "Map") return [];
  return [
    ...checkProcessor(state, location),
    ...checkMinimum(state, "MaxConcurrency", 0, location),
    ...checkMinimum(state, "ToleratedFailureCount", 0, location),
    ...checkPercentage(state["ToleratedFailurePercentage"], location),
    ...checkLabel(state["Label"], location),
  ];
}

function checkBranches(
  branches: JsonValue | undefined,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (!Array.isArray(branches)) return [];
  return branches.flatMap((branch, index) =>
    isObject(branch)
      ? missingFields(branch, ["StartAt", "States"], `${location}/Branches[${index}]`)
      : [],
  );
}

function checkProcessor(state: JsonObject, location: string): readonly DefinitionDiagnostic[] {
  const name = state["Iterator"] === undefined ? "ItemProcessor" : "Iterator";
  const processor = state[name];
  if (processor === undefined) return missingFields(state, ["ItemProcessor"], location);
  if (!isObject(processor)) return [];
  const at = `${location}/${name}`;
  const missing = missingFields(processor, ["StartAt", "States"], at);
  if (processor["QueryLanguage"] === undefined) return missing;
  return [...missing, schemaError("Field 'QueryLanguage' is not supported", at)];
}

function checkMinimum(
  state: JsonObject,
  field: string,
  minimum: number,
  location: string,
): readonly DefinitionDiagnostic[] {
  const value = state[field];
  if (typeof value !== "number" || value >= minimum) return [];
  return [schemaError(`Minimum value is ${minimum}`, `${location}/${field}`)];
}

function checkPercentage(
  value: JsonValue | undefined,
  location: string,
): readonly DefinitionDiagnostic[] {
  const at = `${location}/ToleratedFailurePercentage`;
  if (typeof value !== "number" || (value >= 0 && value <= 100)) return [];
  return [schemaError(value < 0 ? "Minimum value is 0.0" : "Maximum value is 100.0", at)];
}

const maxLabelCharacters = 40;
const forbidden = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

function checkLabel(
  label: JsonValue | undefined,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (typeof label !== "string") return [];
  if (label.length > maxLabelCharacters) {
    return [
      schemaError(`Label cannot exceed ${maxLabelCharacters} characters`, `${location}/Label`),
    ];
  }
  const [character] = forbidden.exec(label) ?? [];
  if (character === undefined) return [];
  return [schemaError(`Label contains invalid character: '${character}'`, `${location}/Label`)];
}
