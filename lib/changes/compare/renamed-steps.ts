import type { JsonValue, StateMachine } from "../../asl/index.ts";
import { isJsonObject } from "../template/is-json-object.ts";
import type { Step } from "./steps-of.ts";

/** Steps that only got another name: the new one by the old one. A content that several steps share tells nothing. */
export function renamedSteps(
  before: ReadonlyMap<string, Step>,
  after: ReadonlyMap<string, Step>,
): ReadonlyMap<string, string> {
  const gone = [...before].filter(([name]) => !after.has(name));
  const come = Map.groupBy(
    [...after].filter(([name]) => !before.has(name)),
    ([, step]) => contentOf(step),
  );
  const left = Map.groupBy(gone, ([, step]) => contentOf(step));
  return new Map(
    [...left].flatMap(([content, steps]) => {
      const [[from] = [], ...others] = steps;
      const [[to] = [], ...more] = come.get(content) ?? [];
      const isSure = others.length === 0 && more.length === 0;
      return isSure && from !== undefined && to !== undefined ? [[from, to] as const] : [];
    }),
  );
}

/** A state without the names of others: these may have changed too. */
function contentOf({ state }: Step): string {
  return JSON.stringify(state, (key, value) => (NAMES.has(key) ? undefined : value));
}

/** What holds names of states, as values or as members. */
const NAMES: ReadonlySet<string> = new Set(["Next", "Default", "StartAt", "States", "Comment"]);

/** The definition with other names for some states. */
export function renamed(
  definition: StateMachine,
  names: ReadonlyMap<string, string>,
): StateMachine {
  if (names.size === 0) return definition;
  const put = (value: JsonValue, key: string): JsonValue => {
    if (typeof value === "string") return REFERENCES.has(key) ? (names.get(value) ?? value) : value;
    if (Array.isArray(value)) return value.map((item) => put(item, ""));
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).map(([name, inner]): [string, JsonValue] => [
      key === "States" ? (names.get(name) ?? name) : name,
      put(inner, name),
    ]);
    return Object.fromEntries(entries);
  };
  // The same definition with other strings has the same shape.
  return put(JSON.parse(JSON.stringify(definition)), "") as unknown as StateMachine;
}

const REFERENCES: ReadonlySet<string> = new Set(["Next", "Default", "StartAt"]);
