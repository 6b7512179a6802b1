import type { JsonObject, JsonValue, QueryLanguage } from "../../asl/index.ts";
import { isObject } from "../jsonpath/select.ts";
import { expressionNames } from "./expression-names.ts";
import { pathNames } from "./path-names.ts";

/**
 * The variables that each state reads, as DescribeStateMachine tells them: by state name, sorted. States that
 * read none are left out.
 */
export function variableReferences(definition: JsonObject): Readonly<Record<string, string[]>> {
  const assigned = new Set(statesOf(definition).flatMap(([, state]) => assignedNames(state)));
  const machineLanguage = languageOf(definition["QueryLanguage"], "JSONPath");
  const references = statesOf(definition).flatMap(([name, state]) => {
    const language = languageOf(state["QueryLanguage"], machineLanguage);
    // An expression's own names look the same as variables; a variable is what some state assigns.
    const names =
      language === "JSONPath"
        ? pathNames(fieldsOf(state))
        : expressionNames(fieldsOf(state)).filter((one) => assigned.has(one));
    return names.length === 0 ? [] : [[name, [...new Set(names)].toSorted()] as const];
  });
  return Object.fromEntries(references);
}

const inner = ["Branches", "ItemProcessor", "Iterator"];

/** All states, also those of branches and iterations. */
function statesOf(graph: JsonValue | undefined): readonly (readonly [string, JsonObject])[] {
  if (Array.isArray(graph)) return graph.flatMap(statesOf);
  if (!isObject(graph) || !isObject(graph["States"])) return [];
  return Object.entries(graph["States"]).flatMap(([name, state]) =>
    isObject(state)
      ? [[name, state] as const, ...inner.flatMap((field) => statesOf(state[field]))]
      : [],
  );
}

/** A state without the states inside it, and without what is never looked into. */
function fieldsOf(state: JsonObject): JsonObject {
  const own = Object.entries(state).filter(([field]) => ![...inner, "Result"].includes(field));
  return Object.fromEntries(own);
}

function languageOf(value: JsonValue | undefined, otherwise: QueryLanguage): QueryLanguage {
  return value === "JSONata" || value === "JSONPath" ? value : otherwise;
}

/** By the state itself, its choice rules and its catchers. */
function assignedNames(state: JsonObject): readonly string[] {
  const rules = [state["Choices"], state["Catch"]].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return [state, ...rules].flatMap((one) =>
    isObject(one) && isObject(one["Assign"])
      ? Object.keys(one["Assign"]).map((name) => name.replace(/\.\$$/, ""))
      : [],
  );
}
