import { shapes } from "../requests/index.ts";
import { definitionProblems } from "../state-machines/index.ts";
import { operation } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html */
export const validateStateMachineDefinition = operation(
  {
    // An empty text gets a diagnostic, not a refusal.
    definition: { ...shapes.definition, min: 0 },
    type: shapes.type,
    severity: { kind: "text", oneOf: ["ERROR", "WARNING"] },
    maxResults: { kind: "number", min: 0, max: 100 },
  },
  ({ definition, type = "STANDARD", severity = "ERROR", maxResults = 0 }) => {
    const all = definitionProblems(definition, type);
    const asked = all.filter((one) => severity === "WARNING" || one.severity === "ERROR");
    const diagnostics = asked.slice(0, maxResults || 100);
    return {
      result: all.some((one) => one.severity === "ERROR") ? "FAIL" : "OK",
      diagnostics,
      truncated: diagnostics.length < asked.length,
    };
  },
);
