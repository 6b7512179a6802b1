import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue, State, StateMachine } from "../../lib/asl/index.ts";
import { validateDefinition } from "../../lib/asl/index.ts";
import { checkExpression, type HistoryEvent, simulate } from "../../lib/engine/index.ts";

/** What a random state is made of, before it has a name and a successor. */
type Seed =
  | { readonly kind: "pass" | "choice" | "wait" | "task"; readonly expression: string }
  | { readonly kind: "parallel" | "map"; readonly inner: readonly Seed[] };

const expressions = [
  "$states.input",
  "$missing",
  "$states.input + 1",
  "[1, $v]",
  "$uuid() != ''",
  "$error('no')",
];

const seeds: fc.Arbitrary<readonly Seed[]> = fc.letrec<{ list: readonly Seed[]; seed: Seed }>(
  (tie) => ({
    list: fc.array(tie("seed"), { minLength: 1, maxLength: 4 }),
    seed: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.record({
        kind: fc.constantFrom("pass", "choice", "wait", "task"),
        expression: fc.constantFrom(...expressions),
      }) as fc.Arbitrary<Seed>,
      fc.record({
        kind: fc.constantFrom("parallel", "map"),
        inner: tie("list"),
      }) as fc.Arbitrary<Seed>,
    ),
  }),
).list;

/** A machine whose states follow one another; names are unique throughout. */
function machineOf(list: readonly Seed[], prefix = "S"): StateMachine {
  const names = list.map((_, index) => `${prefix}${index}`);
  const states = list.map((seed, index) => {
    const next = names[index + 1];
    return [names[index] ?? "", stateOf(seed, `${names[index]}-`, next)] as const;
  });
  return { QueryLanguage: "JSONata", StartAt: names[0] ?? "", States: Object.fromEntries(states) };
}

function stateOf(seed: Seed, prefix: string, next: string | undefined): State {
  const to = next === undefined ? ({ End: true } as const) : { Next: next };
  const errors = {
    Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1, JitterStrategy: "FULL" as const }],
    ...(next !== undefined && { Catch: [{ ErrorEquals: ["States.ALL"], Next: next }] }),
  };
  if (seed.kind === "parallel") {
    const branches = [machineOf(seed.inner, `${prefix}a`), machineOf(seed.inner, `${prefix}b`)];
    return { Type: "Parallel", Branches: branches.map(withoutLanguage), ...errors, ...to };
  }
  if (seed.kind === "map") {
    const ItemProcessor = withoutLanguage(machineOf(seed.inner, prefix));
    return { Type: "Map", Items: [1, 2, 3], MaxConcurrency: 2, ItemProcessor, ...errors, ...to };
  }
  return simpleState(seed.kind, `{% ${"expression" in seed ? seed.expression : ""} %}`, to, errors);
}

function withoutLanguage({
  StartAt,
  States,
}: StateMachine): Pick<StateMachine, "StartAt" | "States"> {
  return { StartAt, States };
}

function simpleState(
  kind: "pass" | "choice" | "wait" | "task",
  value: `{%${string}%}`,
  to: { End: true } | { Next: string },
  errors: object,
): State {
  if (kind === "choice" && "Next" in to) {
    return { Type: "Choice", Choices: [{ Condition: value, Next: to.Next }], Default: to.Next };
  }
  if (kind === "wait") return { Type: "Wait", Seconds: value, ...to };
  if (kind !== "task") return { Type: "Pass", Assign: { v: value }, Output: value, ...to };
  const Arguments = { FunctionName: "f", Payload: value };
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    TimeoutSeconds: 5,
    Arguments,
    ...errors,
    ...to,
  };
}

function isWellFormed(events: readonly HistoryEvent[]): boolean {
  const ends = events.filter(({ type }) => /^Execution(?!Started)/.test(type));
  return (
    events.every(({ id, previousEventId }, index) => id === index + 1 && previousEventId < id) &&
    ends.length === 1 &&
    ends[0] === events.at(-1)
  );
}

describe("any machine", () => {
  it("runs to an end with a well-formed history, the same each time", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.jsonValue({ maxDepth: 2 }), async (list, input) => {
        const definition = machineOf(list);
        const text = JSON.stringify(definition);
        expect(validateDefinition(text, { type: "STANDARD", checkExpression })).toEqual([]);
        const tasks = {
          f: async (value: JsonValue, { sleep }: { sleep(seconds: number): Promise<void> }) => {
            if (typeof value === "string") throw new TypeError(value);
            await sleep(Array.isArray(value) ? 60 : 1);
            return value;
          },
        };
        const first = await simulate(definition, input as JsonValue, { tasks });
        expect(isWellFormed(first.events)).toBe(true);
        expect(await simulate(definition, input as JsonValue, { tasks })).toEqual(first);
      }),
      { numRuns: 25, seed: 1 },
    );
  });
});
