import type { JsonArray, JsonObject, JsonValue } from "../../asl/index.ts";
import { holds } from "./condition.ts";
import type { PathStep } from "./path.ts";

/** All values that the steps lead to, in order. */
export function select(
  whole: JsonValue,
  steps: readonly PathStep[],
  start: JsonValue = whole,
): readonly JsonValue[] {
  let values: readonly JsonValue[] = [start];
  for (const [index, step] of steps.entries()) {
    if (step.kind === "descend") {
      const tail = steps.slice(index + 1);
      return values.flatMap(withDescendants).flatMap((value) => select(whole, tail, value));
    }
    values = values.flatMap((value) => selectStep(whole, step, value));
  }
  return values;
}

/** The value of definite steps; undefined where a member or index is missing. */
export function selectOne(start: JsonValue, steps: readonly PathStep[]): JsonValue | undefined {
  let value: JsonValue | undefined = start;
  for (const step of steps) {
    if (value === undefined) return undefined;
    if (step.kind === "member") value = memberOf(value, step.name);
    else if (step.kind === "index") value = itemOf(value, step.index);
    else value = Array.isArray(value) ? value.length : undefined;
  }
  return value;
}

type Selectors = {
  readonly [K in PathStep["kind"]]: (
    step: Extract<PathStep, { kind: K }>,
    value: JsonValue,
    whole: JsonValue,
  ) => readonly (JsonValue | undefined)[];
};

const selectors: Selectors = {
  member: ({ name }, value) => [memberOf(value, name)],
  members: ({ names }, value) => names.map((name) => memberOf(value, name)),
  index: ({ index }, value) => [itemOf(value, index)],
  indices: ({ indices }, value) => indices.map((index) => itemOf(value, index)),
  slice: ({ from, to }, value) => (Array.isArray(value) ? value.slice(from, to) : []),
  wildcard: (_, value) => childrenOf(value),
  filter: ({ condition }, value, whole) =>
    (Array.isArray(value) ? value : [value]).filter((item) =>
      holds(condition, { item, whole, select }),
    ),
  length: (_, value) => (Array.isArray(value) ? [value.length] : []),
  descend: (_, value) => withDescendants(value),
};

function selectStep(whole: JsonValue, step: PathStep, value: JsonValue): JsonValue[] {
  const selector = selectors[step.kind] as (
    step: PathStep,
    value: JsonValue,
    whole: JsonValue,
  ) => readonly (JsonValue | undefined)[];
  return selector(step, value, whole).filter((found) => found !== undefined);
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function memberOf(value: JsonValue, name: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function itemOf(value: JsonValue, index: number): JsonValue | undefined {
  return Array.isArray(value) ? (value as JsonArray).at(index) : undefined;
}

function childrenOf(value: JsonValue): readonly JsonValue[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

function withDescendants(value: JsonValue): readonly JsonValue[] {
  return [value, ...childrenOf(value).flatMap(withDescendants)];
}
