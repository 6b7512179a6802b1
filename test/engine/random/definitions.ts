import fc from "fast-check";
import type { JsonObject } from "../../../lib/asl/index.ts";
import { jsonataState } from "./jsonata-state.ts";
import { jsonPathState } from "./jsonpath-state.ts";

/** What a random state is made of, before it has a name and successors. Numbers choose; each reader takes what it needs. */
export interface Seed {
  readonly type: "Pass" | "Task" | "Choice" | "Wait" | "Succeed" | "Fail" | "Parallel" | "Map";
  readonly dice: readonly number[];
  readonly isJsonata: boolean;
  readonly inner: readonly Seed[];
}

/** Where a state may go: the next of its list, and any of them. */
export interface Place {
  readonly next: string | undefined;
  readonly siblings: readonly string[];
  /** The machine's language: states within a state don't take over its own. */
  readonly isJsonata: boolean;
}

/** Picks by a die, so that the same seed always gives the same state. */
export type Pick = <T>(...options: readonly T[]) => T;

const leaf = (types: readonly Seed["type"][]): fc.Arbitrary<Seed> =>
  fc.record({
    type: fc.constantFrom(...types),
    dice: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
    isJsonata: fc.boolean(),
    inner: fc.constant([]),
  });

const { list } = fc.letrec<{ list: readonly Seed[]; seed: Seed }>((tie) => ({
  list: fc.array(tie("seed"), { minLength: 1, maxLength: 4 }),
  seed: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf(["Task", "Task", "Task", "Pass", "Choice", "Wait", "Wait", "Succeed", "Fail"]),
    fc.record({
      type: fc.constantFrom("Parallel", "Map"),
      dice: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
      isJsonata: fc.boolean(),
      inner: tie("list"),
    }),
  ),
}));

/** Definitions of every state type in both query languages, also mixed, with loops, retries, catches and timeouts. */
export const definitions: fc.Arbitrary<JsonObject> = fc
  .record({ list, isJsonata: fc.boolean(), seconds: fc.option(fc.integer({ min: 1, max: 40 })) })
  .map(({ list: seeds, isJsonata, seconds }) => ({
    ...(isJsonata && { QueryLanguage: "JSONata" }),
    ...(seconds !== null && { TimeoutSeconds: seconds }),
    ...graphOf(seeds, "S", isJsonata),
  }));

/** `StartAt` and `States`; names are unique throughout a machine. */
export function graphOf(seeds: readonly Seed[], prefix: string, isJsonata: boolean): JsonObject {
  const siblings = seeds.map((_, index) => `${prefix}${index}`);
  const states = seeds.map((seed, index): [string, JsonObject] => {
    const name = siblings[index] ?? "";
    const place = { next: siblings[index + 1], siblings, isJsonata };
    // A machine in JSONata may have no JSONPath in it; the other way round it may.
    if (isJsonata) return [name, jsonataState(seed, `${name}-`, place)];
    if (!seed.isJsonata) return [name, jsonPathState(seed, `${name}-`, place)];
    return [name, { QueryLanguage: "JSONata", ...jsonataState(seed, `${name}-`, place) }];
  });
  return { StartAt: siblings[0] ?? "", States: Object.fromEntries(states) };
}

export function picker({ dice }: Seed): Pick {
  let thrown = 0;
  return (...options) => {
    const die = dice[thrown++ % dice.length] ?? 0;
    const [first] = options;
    return options[(die + thrown) % options.length] ?? (first as (typeof options)[number]);
  };
}

/** `Next` or `End`. */
export const onward = ({ next }: Place): JsonObject =>
  next === undefined ? { End: true } : { Next: next };

/** Retry and Catch that the query languages share. */
export function errorHandling(pick: Pick, { siblings }: Place): JsonObject {
  const Retry = pick<readonly JsonObject[]>(
    [],
    [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1, JitterStrategy: "FULL" }],
    [
      { ErrorEquals: ["States.Timeout"], IntervalSeconds: 2, MaxAttempts: 2, MaxDelaySeconds: 3 },
      { ErrorEquals: ["States.TaskFailed"], BackoffRate: 1.5, MaxAttempts: 2 },
    ],
  );
  const to = pick(...siblings);
  const Catch = pick<readonly JsonObject[]>(
    [],
    [],
    [{ ErrorEquals: ["Broken", "States.Timeout"], Next: to }],
    [{ ErrorEquals: ["States.ALL"], Next: to }],
  );
  return { ...(Retry.length > 0 && { Retry }), ...(Catch.length > 0 && { Catch }) };
}

export const resources = [
  "arn:aws:states:::lambda:invoke",
  "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  "arn:aws:states:::ecs:runTask.sync",
  "arn:aws:states:us-east-1:123456789012:activity:a",
] as const;
