import type { State, StateMachine } from "../../asl/index.ts";
import type { Settings } from "../model/deployed-project.ts";
import { secondsText } from "../model/seconds-text.ts";
import { textOf } from "../template/text-of.ts";
import { valueAt } from "../template/value-at.ts";
import { stepsOf } from "./steps-of.ts";

/** The locks that a definition takes and the rates that it keeps to, as a person says it: `lock warehouse` is `limit 1`. */
export function lockUses(definition: StateMachine | undefined): Settings {
  const uses = new Map<string, Set<string>>();
  for (const { state } of stepsOf(definition).values()) {
    const name = lockOf(state);
    if (name !== undefined) uses.set(name, (uses.get(name) ?? new Set()).add(wordsOf(state)));
  }
  return Object.fromEntries(
    [...uses].map(([name, words]) => [name, [...words].filter((word) => word !== "").join(", ")]),
  );
}

/** What the lock or rate is called that a state is about: `lock warehouse`, `lock of flow report`, `rate ads-api`. */
export function lockOf(state: State): string | undefined {
  if (state.Type !== "Task") return undefined;
  const asked = valueAt(state.Arguments, "Payload.lock");
  const isAsking = textOf(valueAt(state.Arguments, "FunctionName")).includes(LOCKS_FUNCTION);
  if (isAsking && asked !== undefined) return named("lock", textOf(asked));
  const [, kind, name] = ITEM.exec(textOf(valueAt(state.Arguments, "Key.pk.S"))) ?? [];
  const isOurs = textOf(valueAt(state.Arguments, "TableName")).endsWith(LOCKS_TABLE);
  return isOurs && kind !== undefined && name !== undefined ? named(kind, name) : undefined;
}

/** Fields of such a state that are told of the lock as a whole. */
export const LOCK_FIELDS: ReadonlySet<string> = new Set([
  "comment",
  "ExpressionAttributeValues.:limit.N",
  "ExpressionAttributeValues.:interval.N",
  "ExpressionAttributeValues.:next.N",
  "input.limit",
  "input.whenBusy",
  "input.priority",
]);

/** How the constructs name them, behind the name of the environment's stack. */
const LOCKS_FUNCTION = "_locks";
const LOCKS_TABLE = "-locks";

const ITEM = /^(?:\{% ")?(lock|rate)#([^#]+)#/;

function named(kind: string, name: string): string {
  return name.includes(" ") ? `${kind} of ${name}` : `${kind} ${name}`;
}

/** What one of its states says of it; empty of those that give it back. */
function wordsOf(state: State): string {
  if (state.Type !== "Task") return "";
  const given = (path: string): string => textOf(valueAt(state.Arguments, path) ?? "");
  const limit = given("ExpressionAttributeValues.:limit.N");
  const interval = given("ExpressionAttributeValues.:interval.N");
  const priority = given("Payload.priority");
  return [
    ...(limit === "" ? [] : [`limit ${limit}`]),
    ...(interval === "" ? [] : [`one in ${secondsText(Number(interval) / 1000)}`]),
    WHEN_BUSY[given("Payload.whenBusy")] ?? "",
    ...(priority === "" || priority === "0" ? [] : [`priority ${priority}`]),
  ]
    .filter((word) => word !== "")
    .join(", ");
}

/** To wait goes without saying. */
const WHEN_BUSY: Readonly<Record<string, string>> = {
  skip: "skips when busy",
  fail: "fails when busy",
  replace: "replaces the oldest run",
};
