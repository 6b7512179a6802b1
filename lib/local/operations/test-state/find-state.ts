import {
  invalidDefinitionMessage,
  type JsonObject,
  type JsonValue,
  parseJsonText,
  type QueryLanguage,
  type State,
} from "../../../asl/index.ts";
import { errors } from "../../errors.ts";
import { definitionProblems } from "../../state-machines/index.ts";

export interface TestedState {
  readonly name: string;
  readonly state: State;
  /** The state machine's. */
  readonly language: QueryLanguage;
}

/**
 * The state that a test names in a state machine, at any depth; or the one that the definition is, if it names none.
 * @throws InvalidDefinition, ValidationException
 */
export function findState(text: string, stateName: string | undefined): TestedState {
  if (stateName === undefined) return loneState(text);
  checkMachine(text);
  const machine = parsed(text);
  const state = stateIn(machine, stateName);
  if (state === undefined) throw errors.validation("State not found in definition");
  const language = machine["QueryLanguage"] === "JSONata" ? "JSONata" : "JSONPath";
  // The definition has just been checked.
  return { name: stateName, state: state as unknown as State, language };
}

/** What AWS calls a state that comes without its machine. */
const loneName = "StateName";

function loneState(text: string): TestedState {
  const given = parseJsonText(text);
  if (!given.ok || !isObject(given.value)) {
    checkMachine(text);
    throw errors.validation("The definition must be a state");
  }
  const state = given.value;
  const machine = { StartAt: loneName, States: { [loneName]: state } };
  // Where it leads to is not there.
  checkMachine(JSON.stringify(machine), ["MISSING_TRANSITION_TARGET", "MISSING_END_STATE"]);
  return { name: loneName, state: state as unknown as State, language: "JSONPath" };
}

/** @throws InvalidDefinition */
function checkMachine(text: string, tolerated: readonly string[] = []): void {
  const wrong = definitionProblems(text, "STANDARD").filter(
    ({ severity, code }) => severity === "ERROR" && !tolerated.includes(code),
  );
  if (wrong.length > 0) throw errors.invalidDefinition(invalidDefinitionMessage(wrong, text));
}

function parsed(text: string): JsonObject {
  const value: JsonValue = JSON.parse(text);
  return isObject(value) ? value : {};
}

function stateIn(graph: JsonValue | undefined, name: string): JsonObject | undefined {
  if (Array.isArray(graph)) return firstOf(graph, name);
  if (!isObject(graph) || !isObject(graph["States"])) return undefined;
  const own = graph["States"][name];
  if (isObject(own)) return own;
  const inner = Object.values(graph["States"]).flatMap((state) =>
    isObject(state) ? [state["Branches"], state["ItemProcessor"], state["Iterator"]] : [],
  );
  return firstOf(inner, name);
}

function firstOf(graphs: readonly (JsonValue | undefined)[], name: string): JsonObject | undefined {
  for (const graph of graphs) {
    const found = stateIn(graph, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
