import type { VariableId } from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";

/** What a variable is called in the definition. */
export function nameOf(variable: VariableId, { variables }: GraphContext): string {
  const named = variables.get(variable);
  if (named === undefined) throw new Error(`variable ${variable} has no name`);
  return named.name;
}
