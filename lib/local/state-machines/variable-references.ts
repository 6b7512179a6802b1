import { parseJsonText } from "../../asl/index.ts";
import { variableReferences } from "../../engine/index.ts";

/** The member of that name, absent where no state reads a variable, as on AWS. */
export function variableReferencesOf(definition: string): { variableReferences?: object } {
  const parsed = parseJsonText(definition);
  if (!parsed.ok || typeof parsed.value !== "object" || parsed.value === null) return {};
  if (Array.isArray(parsed.value)) return {};
  const references = variableReferences(Object(parsed.value));
  return Object.keys(references).length === 0 ? {} : { variableReferences: references };
}
