/** What may fail and that nobody reads: it fails as in Node, and nothing else of it is asked for. */
import { expect, it } from "vitest";
import { disagreementsOf } from "./disagreements.ts";
import type { ErrorFlow, ErrorInput } from "./error-flow.ts";
import type { Block, Statement } from "./statement.ts";

it("fails by a statement of nothing but an expression behind an early return", async () => {
  const bodies: readonly Block[] = [
    [compute(1, "return"), compute(2, "nowhere")],
    [compute(0, "name"), compute(1, "return"), compute(2, "nowhere"), compute(3, "return")],
    [{ kind: "step", at: 1, isKept: true }, compute(1, "return"), compute(2, "nowhere")],
    [{ kind: "map", body: [compute(1, "return"), compute(2, "nowhere")] }],
    [{ kind: "helper", body: [compute(1, "return"), compute(2, "nowhere")] }],
  ];
  expect(await disagreementsOf(bodies.map(flowOf))).toEqual([]);
});

it("fails by what a turn computes before it ends without a step", async () => {
  const bodies = LOOPS.map((loop): Block => {
    const skip: Block = [compute(2, "nowhere"), { kind: "continue" }];
    const choice: Statement = { kind: "if", condition: TURN, then: skip, otherwise: [] };
    return [{ kind: "loop", loop, body: [choice, { kind: "step", at: 0, isKept: false }] }];
  });
  expect(await disagreementsOf(bodies.map(flowOf))).toEqual([]);
});

it("fails by what a turn computes for nobody beside what it adds up", async () => {
  const turn: Block = [
    { kind: "step", at: 0, isKept: false },
    { kind: "mark" },
    compute(1, "nowhere"),
  ];
  const bodies = LOOPS.map((loop): Block => [{ kind: "loop", loop, body: turn }]);
  expect(await disagreementsOf(bodies.map(flowOf))).toEqual([]);
});

it("asks for no constant of a case or branch that was not entered", async () => {
  const step: Statement = { kind: "step", at: 1, isKept: true };
  const cases: readonly Block[] = [[compute(2, "name")], [{ kind: "continue" }, step]];
  const choices: readonly Statement[] = [
    { kind: "switch", flag: 3, cases, falls: false },
    { kind: "if", condition: TURN, then: [compute(2, "name")], otherwise: [compute(0, "name")] },
  ];
  const bodies = LOOPS.flatMap((loop) =>
    choices.map((choice): Block => [{ kind: "loop", loop, body: [choice] }]),
  );
  expect(await disagreementsOf(bodies.map(flowOf))).toEqual([]);
});

it("fails behind a try, not in it, by what the first turn of a loop computes", async () => {
  const step: Statement = { kind: "step", at: 1, isKept: true };
  const bodies = LOOPS.map((loop): Block => {
    const last: Block = [{ kind: "loop", loop, body: [compute(3, "nowhere"), step] }];
    return [{ kind: "try", body: [step], look: "parts", handler: [step], last }];
  });
  expect(await disagreementsOf(bodies.map(flowOf))).toEqual([]);
});

it("asks for no constant of a case that was not entered, on a way out that is one expression", async () => {
  const named: Block = [compute(0, "name")];
  const choices: readonly Statement[] = [
    { kind: "switch", flag: 3, cases: [named, [{ kind: "mark" }]], falls: false },
    { kind: "if", condition: { kind: "flag", flag: 1 }, then: named, otherwise: [] },
  ];
  const bodies = choices.flatMap((choice): readonly Block[] => {
    const early: Statement = {
      kind: "if",
      condition: { kind: "flag", flag: 0 },
      then: [compute(1, "return")],
      otherwise: [],
    };
    const last: Block = [early, choice];
    const left: Block = [{ kind: "try", body: [{ kind: "return" }], look: "unseen", last }];
    return [
      left,
      [{ kind: "map", body: left }],
      [{ kind: "all", body: left }],
      [{ kind: "helper", body: left }],
      [{ kind: "try", body: left, look: "text", handler: [{ kind: "mark" }] }],
      [{ kind: "step", at: 1, isKept: true }, ...left],
    ];
  });
  expect(await disagreementsOf(bodies.map(flowOf))).toEqual([]);
});

const LOOPS = ["of", "for", "while", "do"] as const;
const TURN = { kind: "turn", turn: 1 } as const;

function compute(at: number, into: Extract<Statement, { kind: "compute" }>["into"]): Statement {
  return { kind: "compute", at, into };
}

function flowOf(body: Block): ErrorFlow {
  const lists = [[], [1], [2, 0], [1, 2, 3, 4]];
  const flags = [[], [0], [0, 1, 2], [0, 1, 2, 3]];
  const inputs = lists.flatMap((list) =>
    flags.map((each): ErrorInput => ({ fail: [], flags: each, list: list.map((n) => ({ n })) })),
  );
  return { body, inputs };
}
