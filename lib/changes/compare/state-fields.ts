/**
 * A state as values with names that a person knows: `timeout`, `input.month`, `retry on …`. Two states are compared by these, so that every
 * member of a state is one of them: what has no word of its own is there under its own name.
 */
import type { Catcher, ChoiceRule, JsonValue, Retrier, State } from "../../asl/index.ts";
import type { Settings } from "../model/deployed-project.ts";
import { secondsText } from "../model/seconds-text.ts";
import { isJsonObject } from "../template/is-json-object.ts";
import { textOf } from "../template/text-of.ts";
import { argumentFields } from "./argument-fields.ts";
import { doneBy } from "./done-by.ts";
import { leaves } from "./leaves.ts";
import { LOCK_FIELDS, lockOf } from "./lock-uses.ts";
import { isParamCheck, withoutCheck } from "./param-checks.ts";

export interface StateFields {
  readonly shown: Settings;
  /** Compared, but not told: what is nagare's own, and values that may be secret. */
  readonly hidden: Settings;
}

export function fieldsOf(state: State): StateFields {
  const hidden: Record<string, string> = {};
  const shown: Record<string, string> = { calls: doneBy(state) };
  const told = lockOf(state) === undefined ? new Set<string>() : LOCK_FIELDS;
  for (const [member, value] of Object.entries(state)) {
    for (const [name, text] of Object.entries(wordsOf(member, value, state))) {
      if (isParamCheck(text) || told.has(name)) continue;
      (HIDDEN.test(name) ? hidden : shown)[name] = withoutCheck(text);
    }
  }
  return { shown, hidden };
}

/** Environment variables may hold anything, and the context is what nagare tells its functions. */
const HIDDEN = /^(variable |task context$)/;

function wordsOf(member: string, value: JsonValue, state: State): Settings {
  const words = WORDS[member];
  return words === undefined ? leaves(value, member) : words(value, state);
}

type Words = (value: JsonValue, state: State) => Settings;

const one =
  (name: string, text: (value: JsonValue) => string = textOf): Words =>
  (value) => ({ [name]: text(value) });

const nothing: Words = () => ({});

/** The members that have words of their own. What is inside a state is told of as steps. */
const WORDS: Readonly<Record<string, Words>> = {
  Type: nothing,
  Resource: one("by", (resource) => textOf(resource).replace(/^arn:[^:]*:states:::/, "")),
  Arguments: (value, state) => argumentFields(value, state),
  TimeoutSeconds: one("timeout", secondsText),
  HeartbeatSeconds: one("heartbeat", secondsText),
  Seconds: one("waits", secondsText),
  Timestamp: one("waits until"),
  Next: one("then"),
  End: one("then", () => "(end)"),
  Default: one("otherwise"),
  Assign: (value) => leaves(value, "keeps"),
  Output: (value) => leaves(value, "result"),
  Items: one("items"),
  ItemSelector: (value) => leaves(value, "item"),
  MaxConcurrency: one("at once"),
  Comment: one("comment"),
  Retry: (value) => listed(value as unknown as readonly Retrier[], retrierWords),
  Catch: (value) => listed(value as unknown as readonly Catcher[], catcherWords),
  Choices: (value) => listed(value as unknown as readonly ChoiceRule[], ruleWords),
  ItemProcessor: (value) => innerWords(value),
  Iterator: (value) => innerWords(value),
  Branches: (value) => ({
    branches: (Array.isArray(value) ? value : [value]).map(firstOf).join(", "),
  }),
};

function innerWords(processor: JsonValue): Settings {
  const config = isJsonObject(processor) ? processor["ProcessorConfig"] : undefined;
  return { "begins with": firstOf(processor), ...leaves(config, "runs") };
}

function firstOf(machine: JsonValue): string {
  return isJsonObject(machine) ? textOf(machine["StartAt"]) : "";
}

function listed<Item>(
  items: readonly Item[],
  words: (item: Item, at: number) => Settings,
): Settings {
  return Object.assign({}, ...items.map(words));
}

function retrierWords(retrier: Retrier): Settings {
  const { ErrorEquals: errors, IntervalSeconds: seconds = 1, MaxAttempts: tries = 3 } = retrier;
  const { BackoffRate: rate = 2, MaxDelaySeconds: most, JitterStrategy: jitter } = retrier;
  const delays = [
    `after ${secondsText(seconds)}`,
    ...(rate === 1 ? [] : [`×${rate}`]),
    ...(most === undefined ? [] : [`at most ${secondsText(most)}`]),
    ...(jitter === "FULL" ? ["jitter"] : []),
  ];
  const again = `${tries} more ${tries === 1 ? "try" : "tries"}`;
  const text = tries === 0 ? "never" : `${again} ${delays.join(", ")}`;
  return { [`retry on ${errorNames(errors)}`]: text };
}

function catcherWords({
  ErrorEquals: errors,
  Next: next,
  Assign: kept,
  Output: output,
}: Catcher): Settings {
  const name = `on ${errorNames(errors)}`;
  return { [name]: next, ...leaves(kept, `${name} keeps`), ...leaves(output, `${name} result`) };
}

function ruleWords(rule: ChoiceRule, at: number): Settings {
  const { Comment: comment, Next: next, Assign: kept, Output: output, ...condition } = rule;
  const name = comment ?? `choice ${at + 1}`;
  const { Condition: expression = JSON.stringify(condition) } = condition;
  return {
    [`${name}: if`]: textOf(expression),
    [`${name}: then`]: next,
    ...leaves(kept, `${name}: keeps`),
    ...leaves(output, `${name}: result`),
  };
}

/** Long lists are nagare's own, of a service's passing failures. */
function errorNames(errors: readonly string[]): string {
  const [first = "", second, ...more] = errors.map((error) =>
    error.replace(/^States\.ALL$/, "any error"),
  );
  if (second === undefined) return first;
  return more.length === 0 ? `${first}, ${second}` : `${first} and ${errors.length - 1} more`;
}
