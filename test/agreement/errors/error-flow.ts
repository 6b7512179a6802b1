import fc from "fast-check";
import type { Block, Condition, Statement } from "./statement.ts";

/** Which steps fail, and which flags are set. */
export interface ErrorInput {
  readonly fail: readonly number[];
  readonly flags: readonly number[];
  readonly list: readonly { readonly n: number }[];
}

/** A random flow of ways out and what stands in their way, with inputs that send it along them. */
export interface ErrorFlow {
  readonly body: Block;
  readonly inputs: readonly ErrorInput[];
}

/** `try`, `catch`, `finally`, loops, jumps, `throw`, maps, branches and helpers in every nesting. */
export function errorFlow(): fc.Arbitrary<ErrorFlow> {
  const inputs = fc.array(
    fc.record({
      fail: fc.uniqueArray(fc.integer({ min: 0, max: STEPS * 3 }), { maxLength: 8 }),
      flags: fc.subarray([0, 1, 2, 3]),
      list: listOf(fc.integer({ min: 0, max: 4 })),
    }),
    { minLength: 5, maxLength: 5 },
  );
  const all = {
    fail: Array.from({ length: STEPS * 3 }, (_, at) => at),
    flags: [0, 1, 2, 3],
    list: [],
  };
  return fc.record({
    body: block(),
    inputs: inputs.map((given) => [...given, all, { fail: [], flags: [1], list: FULL }]),
  });
}

const FULL = [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }];

function listOf(length: fc.Arbitrary<number>): fc.Arbitrary<readonly { readonly n: number }[]> {
  return length.map((count) => FULL.slice(0, count));
}

/** Steps of the first turn of a loop; those of later turns have other numbers. */
export const STEPS = 6;

const at = fc.integer({ min: 0, max: STEPS - 1 });
const flag = fc.integer({ min: 0, max: 3 });

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant("flag"), flag }),
  fc.record({ kind: fc.constant("turn"), turn: fc.integer({ min: 0, max: 1 }) }),
  fc.record({ kind: fc.constant("marks"), count: fc.integer({ min: 0, max: 4 }) }),
);

const plain: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("mark") }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("step"), at, isKept: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("child"), at }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("compute"),
      at: fc.integer({ min: 0, max: 3 }),
      into: fc.constantFrom(
        "name",
        "nowhere",
        "test",
        "argument",
        "return",
        "throw",
        "handed",
        "either",
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("break") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("continue") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("return") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("rethrow") }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("throw"),
      error: fc.constantFrom("Broken", "Worse", "RangeError", "Error"),
    }),
  },
);

function block(): fc.Arbitrary<Block> {
  const { body } = fc.letrec<{ body: Block; statement: Statement }>((tie) => ({
    body: fc.array(tie("statement"), { minLength: 1, maxLength: 3, depthIdentifier: "errors" }),
    statement: fc.oneof(
      { maxDepth: 4, depthIdentifier: "errors", withCrossShrink: true },
      { weight: 5, arbitrary: plain },
      ...nested(tie("body")).map((arbitrary) => ({ weight: 1, arbitrary })),
    ),
  }));
  return body;
}

function nested(body: fc.Arbitrary<Block>): readonly fc.Arbitrary<Statement>[] {
  const tried = {
    kind: fc.constant("try" as const),
    body,
    look: fc.constantFrom("unseen", "text", "parts", "kind", "helper"),
  };
  return [
    fc.record({ ...tried, handler: body }),
    fc.record({ ...tried, last: body }),
    fc.record({ ...tried, handler: body, last: body }),
    fc.record({ kind: fc.constant("if"), condition, then: body, otherwise: body }),
    fc.record({
      kind: fc.constant("switch"),
      flag,
      cases: fc.array(body, { minLength: 1, maxLength: 2 }),
      falls: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("loop"),
      loop: fc.constantFrom("of", "for", "while", "do"),
      body,
    }),
    fc.record({ kind: fc.constant("map"), body }),
    fc.record({ kind: fc.constant("all"), body }),
    fc.record({ kind: fc.constant("helper"), body }),
  ];
}
