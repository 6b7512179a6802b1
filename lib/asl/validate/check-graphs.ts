import type { JsonObject, JsonValue } from "../json.ts";
import { type DefinitionDiagnostic, diagnosed } from "./diagnostic.ts";
import { isObject } from "./shape.ts";
import { childStates, graphsOf, type LocatedGraph, type LocatedState, statesOf } from "./walk.ts";

/** What is wrong with the way the states lead to each other. */
export function checkGraphs(definition: JsonObject): readonly DefinitionDiagnostic[] {
  return [
    ...duplicates(definition),
    ...duplicateLabels(definition),
    ...graphsOf(definition).flatMap(missingTargets),
    ...graphsOf(definition).flatMap(unreachable),
  ];
}

interface Target {
  readonly name: string;
  readonly location: string;
}

function duplicates(definition: JsonObject): readonly DefinitionDiagnostic[] {
  const seen = new Set<string>();
  return statesOf(definition).flatMap(({ name, location }) => {
    const isDuplicate = seen.has(name);
    seen.add(name);
    if (!isDuplicate) return [];
    return [diagnosed("DUPLICATE_STATE_NAME", `Duplicate State name: ${name}`, location)];
  });
}

function duplicateLabels(definition: JsonObject): readonly DefinitionDiagnostic[] {
  const seen = new Set<JsonValue>();
  return statesOf(definition).flatMap(({ state: { Label }, location }) => {
    if (Label === undefined) return [];
    const isDuplicate = seen.has(Label);
    seen.add(Label);
    if (!isDuplicate) return [];
    const message = `Duplicate Label name: ${Label}`;
    return [diagnosed("DUPLICATE_LABEL_NAME", message, `${location}/Label`)];
  });
}

function missingTargets(located: LocatedGraph): readonly DefinitionDiagnostic[] {
  const { graph, location } = located;
  const names = namesOf(located);
  const start = { name: String(graph["StartAt"]), location: `${location}/StartAt` };
  return [start, ...childStates(located).flatMap(targetsOf)]
    .filter(({ name }) => !names.has(name))
    .map(({ name, location: at }) =>
      diagnosed("MISSING_TRANSITION_TARGET", `Missing 'Next' target: ${name}`, at),
    );
}

/** A graph that never ends is reported instead of the states that nothing leads to. */
function unreachable(located: LocatedGraph): readonly DefinitionDiagnostic[] {
  const states = childStates(located);
  if (!states.some(({ state }) => isTerminal(state))) return [noTerminalState];
  const reached = reachedFrom(String(located.graph["StartAt"]), states);
  return states
    .filter(({ name }) => !reached.has(name))
    .map(({ name, location }) =>
      diagnosed("MISSING_TRANSITION_TARGET", `State "${name}" is not reachable.`, location),
    );
}

const noTerminalState: DefinitionDiagnostic = {
  severity: "ERROR",
  code: "MISSING_END_STATE",
  message: "Workflow has no terminal state",
};

function isTerminal({ Type, End }: JsonObject): boolean {
  return End === true || Type === "Succeed" || Type === "Fail";
}

function reachedFrom(start: string, states: readonly LocatedState[]): ReadonlySet<string> {
  const byName = new Map(states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = byName.get(name);
    if (!state || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...targetsOf(state).map((target) => target.name));
  }
  return reached;
}

function namesOf(located: LocatedGraph): ReadonlySet<string> {
  return new Set(childStates(located).map(({ name }) => name));
}

function targetsOf({ state, location }: LocatedState): readonly Target[] {
  const { Next, Default, Choices, Catch } = state;
  return [
    ...target(Next, `${location}/Next`),
    ...entryTargets(Choices, `${location}/Choices`),
    ...target(Default, `${location}/Default`),
    ...entryTargets(Catch, `${location}/Catch`),
  ];
}

function entryTargets(entries: JsonValue | undefined, location: string): readonly Target[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: JsonValue, index) =>
    isObject(entry) ? target(entry["Next"], `${location}[${index}]/Next`) : [],
  );
}

function target(name: JsonValue | undefined, location: string): readonly Target[] {
  return typeof name === "string" ? [{ name, location }] : [];
}
