import type { JsonObject, JsonValue } from "../json.ts";
import { limits } from "../limits.ts";
import { type DefinitionDiagnostic, diagnosed } from "./diagnostic.ts";
import { isObject } from "./shape.ts";
import { childStates, innerGraphs, type LocatedGraph, type LocatedState } from "./walk.ts";

/** The names of variables: what they are made of, and that no inner scope takes one of an outer scope. */
export function checkVariables(definition: JsonObject): readonly DefinitionDiagnostic[] {
  return checkScope({ graph: definition, location: "" }, new Set());
}

function checkScope(
  located: LocatedGraph,
  outer: ReadonlySet<string>,
): readonly DefinitionDiagnostic[] {
  const states = childStates(located);
  const assigned = states.flatMap(assignedOnTheWay);
  const visible = new Set([...outer, ...assigned.map(({ name }) => name)]);
  return [
    ...[...assigned, ...states.flatMap(assignedByCatchers)].flatMap((one) => checkName(one, outer)),
    ...states.flatMap(innerGraphs).flatMap((inner) => checkScope(inner, scopeOf(inner, visible))),
  ];
}

/** The executions of a distributed Map see no variables of the one that started them. */
function scopeOf({ graph }: LocatedGraph, outer: ReadonlySet<string>): ReadonlySet<string> {
  const { ProcessorConfig: config } = graph;
  return isObject(config) && config["Mode"] === "DISTRIBUTED" ? new Set() : outer;
}

interface Variable {
  readonly name: string;
  readonly location: string;
}

function assignedOnTheWay({ state, location }: LocatedState): readonly Variable[] {
  return [...namesIn(state, location), ...namesInEntries(state["Choices"], `${location}/Choices`)];
}

/** AWS lets a branch use the names that the catchers of its own Parallel assign: a recorded one does. */
function assignedByCatchers({ state, location }: LocatedState): readonly Variable[] {
  return namesInEntries(state["Catch"], `${location}/Catch`);
}

function namesInEntries(entries: JsonValue | undefined, location: string): readonly Variable[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: JsonValue, index) =>
    isObject(entry) ? namesIn(entry, `${location}[${index}]`) : [],
  );
}

function namesIn({ Assign }: JsonObject, location: string): readonly Variable[] {
  if (!isObject(Assign)) return [];
  return Object.keys(Assign).map((key) => ({
    name: key.replace(/\.\$$/, ""),
    location: `${location}/Assign/${key}`,
  }));
}

const wellFormed = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

function checkName(
  { name, location }: Variable,
  outer: ReadonlySet<string>,
): readonly DefinitionDiagnostic[] {
  if (name === "states")
    return [
      diagnosed(
        "RESERVED_VARIABLE_NAME",
        "Cannot assign to reserved variable '$states'.",
        location,
      ),
    ];
  const why = whyInvalid(name, outer);
  if (why === undefined) return [];
  return [diagnosed("INVALID_VARIABLE_NAME", `Invalid variable name '${name}': ${why}`, location)];
}

function whyInvalid(name: string, outer: ReadonlySet<string>): string | undefined {
  if (!wellFormed.test(name)) return "the variable name contains invalid characters.";
  if ([...name].length > limits.variableNameCharacters)
    return `the variable name exceeds the ${limits.variableNameCharacters}-character limit allowed by the service.`;
  return outer.has(name) ? "the variable is already assigned in an outer scope." : undefined;
}
