import { describe, expect, it } from "vitest";
import type { State } from "../../lib/asl/index.ts";
import { begun, type HandFed } from "./hand-fed.ts";
import { call, machine } from "./machines.ts";
import { flawsOf } from "./random/flaws.ts";

const end = { End: true } as const;
const parallel = (...branches: readonly Record<string, State>[]): State => ({
  Type: "Parallel",
  Branches: branches.map((states) => machine(states)),
  ...end,
});
const each = (states: Record<string, State>, more: object = {}): State => ({
  Type: "Map",
  Items: [1, 2, 3],
  ItemProcessor: machine(states),
  ...end,
  ...more,
});

interface Row {
  readonly what: string;
  readonly states: Record<string, State>;
  /** Brings the run to an end that isn't success. */
  readonly break: (fed: HandFed) => Promise<void>;
  /** What comes of the redrive at once. */
  readonly then: readonly string[];
  /** Brings it to success. */
  readonly mend: (fed: HandFed) => Promise<void>;
  readonly output: unknown;
}

const stop = (fed: HandFed): Promise<void> => fed.feed({ kind: "stop" });
const nothing = async (): Promise<void> => {};

/** What redriving does, state type by state type. @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html */
const table: readonly Row[] = [
  {
    what: "schedules a failed Task again",
    states: { A: call("a") },
    break: (fed) => fed.fail("A"),
    then: ["TaskScheduled", "TaskStarted"],
    mend: (fed) => fed.succeed("A", "again"),
    output: "again",
  },
  {
    what: "schedules a Task again that a stop ended between two tries",
    states: { A: call("a", { Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 60 }] }) },
    break: async (fed) => {
      await fed.fail("A");
      await stop(fed);
    },
    then: ["TaskScheduled", "TaskStarted"],
    mend: (fed) => fed.succeed("A"),
    output: 1,
  },
  {
    what: "evaluates a Choice's rules anew",
    states: {
      C: {
        Type: "Choice",
        Choices: [{ Condition: "{% $states.context.Execution.RedriveCount = 1 %}", Next: "P" }],
      },
      P: { Type: "Pass", Output: "chosen", ...end },
    },
    break: nothing,
    then: ["ChoiceStateExited", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"],
    mend: nothing,
    output: "chosen",
  },
  {
    what: "leaves a Wait whose Timestamp is past at once",
    states: { W: { Type: "Wait", Timestamp: "1970-01-01T00:00:30Z", Output: "on", ...end } },
    break: async (fed) => {
      await stop(fed);
      fed.now = 60_000;
    },
    then: ["WaitStateExited", "ExecutionSucceeded"],
    mend: nothing,
    output: "on",
  },
  {
    what: "waits a Wait's Seconds anew",
    states: { W: { Type: "Wait", Seconds: 30, Output: "on", ...end } },
    break: async (fed) => {
      fed.now = 20_000;
      await stop(fed);
    },
    then: [],
    mend: async (fed) => {
      await fed.wake();
      expect(fed.now).toBe(51_000);
    },
    output: "on",
  },
  {
    what: "runs a Pass again that failed, and not those before it",
    states: {
      A: { Type: "Pass", Assign: { x: 5 }, Next: "B" },
      B: {
        Type: "Pass",
        Output: "{% $states.context.Execution.RedriveCount = 1 ? $x : $no %}",
        ...end,
      },
    },
    break: nothing,
    then: ["PassStateExited", "ExecutionSucceeded"],
    mend: nothing,
    output: 5,
  },
  {
    what: "goes on with a Parallel's failed and aborted branches, and keeps the others' results",
    states: { P: parallel({ A: call("a") }, { B: call("b") }, { C: call("c") }) },
    break: async (fed) => {
      await fed.succeed("A", "kept");
      await fed.fail("B");
    },
    then: ["TaskScheduled", "TaskStarted", "TaskScheduled", "TaskStarted"],
    mend: async (fed) => {
      await fed.succeed("C", "c");
      await fed.succeed("B", "b");
      expect(["A", "B", "C"].map((name) => fed.tasks(name).length)).toEqual([1, 2, 2]);
    },
    output: ["kept", "b", "c"],
  },
  {
    what: "runs a whole Parallel again whose result was too large",
    states: {
      P: parallel({ A: call("a") }, { B: call("b") }),
    },
    break: async (fed) => {
      await fed.succeed("A", "x".repeat(200_000));
      await fed.succeed("B", "x".repeat(200_000));
      expect(fed.run.error).toBe("States.DataLimitExceeded");
    },
    then: [
      "ParallelStateStarted",
      ...["A", "B"].flatMap(() => ["TaskStateEntered", "TaskScheduled", "TaskStarted"]),
    ],
    mend: async (fed) => {
      await fed.succeed("A", "small");
      await fed.succeed("B", "small");
    },
    output: ["small", "small"],
  },
  {
    what: "goes on with an inline Map's unsuccessful iterations alone, also those that had not begun",
    states: { M: each({ A: call("a") }, { MaxConcurrency: 1 }) },
    break: async (fed) => {
      await fed.succeed("A", "first");
      await fed.fail("A");
    },
    then: ["TaskScheduled", "TaskStarted"],
    mend: async (fed) => {
      await fed.succeed("A", "second");
      await fed.succeed("A", "third");
      expect(fed.tasks("A")).toHaveLength(4);
    },
    output: ["first", "second", "third"],
  },
  {
    what: "goes on in the innermost state of a Map in a Parallel in a Map",
    states: {
      M: each(
        { P: parallel({ A: call("a") }, { N: each({ B: call("b") }, { Items: [1] }) }) },
        { Items: [1] },
      ),
    },
    break: async (fed) => {
      await fed.succeed("A", "kept");
      await fed.fail("B");
    },
    then: ["TaskScheduled", "TaskStarted"],
    mend: async (fed) => {
      await fed.succeed("B", "b");
      expect(fed.tasks("A")).toHaveLength(1);
    },
    output: [["kept", ["b"]]],
  },
  {
    what: "keeps the order of results when a stop ended the iterations",
    states: { M: each({ A: call("a") }) },
    break: stop,
    then: ["A", "A", "A"].flatMap(() => ["TaskScheduled", "TaskStarted"]),
    mend: async (fed) => {
      for (const task of fed.tasks("A").slice(3).toReversed()) {
        const { Payload } = task.arguments as { readonly Payload: number };
        const output = JSON.stringify({ Payload: Payload * 10 });
        await fed.feed({ kind: "taskSucceeded", taskId: task.taskId, output });
      }
    },
    output: [10, 20, 30],
  },
];

describe("a redrive", () => {
  it.each(table)("$what", async (row) => {
    const fed = await begun(machine(row.states));
    await row.break(fed);
    expect(["FAILED", "ABORTED"]).toContain(fed.run.status);
    const before = fed.events.length;
    expect(await fed.redrive()).toEqual(["ExecutionRedriven", ...row.then]);
    await row.mend(fed);
    expect([fed.run.status, JSON.parse(fed.run.output ?? "null")]).toEqual([
      "SUCCEEDED",
      row.output,
    ]);
    expect(fed.events[before]).toMatchObject({
      id: before + 1,
      executionRedrivenEventDetails: { redriveCount: 1 },
    });
    expect(flawsOf(fed.events)).toEqual([]);
  });

  it.each([
    ["a Fail state", { F: { Type: "Fail", Error: "No" } as const }],
    ["a Fail state in a branch", { P: parallel({ F: { Type: "Fail", Error: "No" } }) }],
    ["a Fail state in an iteration", { M: each({ F: { Type: "Fail", Error: "No" } }) }],
  ])("of %s fails again, however often", async (_, states: Record<string, State>) => {
    const fed = await begun(machine(states));
    for (const redriveCount of [1, 2, 3]) {
      const types = await fed.redrive();
      expect([types.at(-1), fed.run.error, fed.run.redriveCount]).toEqual([
        "ExecutionFailed",
        "No",
        redriveCount,
      ]);
    }
    expect(flawsOf(fed.events)).toEqual([]);
  });

  it("counts retries from none again, also those of a Parallel", async () => {
    const Retry = [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }];
    const fed = await begun(
      machine({ P: { ...parallel({ A: call("a", { Retry }) }), Retry } as State }),
    );
    const exhaust = async (): Promise<number> => {
      const before = fed.tasks("A").length;
      for (let count = 0; fed.run.status === "RUNNING" && count < 9; count++) {
        await fed.fail("A");
        if (fed.run.status === "RUNNING") await fed.wake();
      }
      return fed.tasks("A").length - before;
    };
    await exhaust();
    expect(fed.tasks("A").map(({ attempt }) => attempt)).toEqual([0, 1, 0, 1]);
    await fed.redrive();
    expect(fed.tasks("A").at(-1)?.attempt).toBe(0);
    // One try was handed out by the redrive itself.
    expect((await exhaust()) + 1).toBe(4);
  });

  it("gives the machine its whole time again", async () => {
    const fed = await begun(machine({ A: call("a") }, { TimeoutSeconds: 100 }));
    fed.now = 90_000;
    await fed.fail("A");
    await fed.redrive();
    expect(fed.effects.findLast(({ kind }) => kind === "setTimer")).toMatchObject({ at: 191_000 });
  });

  it("gives a Task its whole time again", async () => {
    const fed = await begun(machine({ A: call("a", { TimeoutSeconds: 10 }) }));
    await fed.wake();
    expect(fed.run.error).toBe("States.Timeout");
    await fed.redrive();
    expect(fed.effects.findLast(({ kind }) => kind === "setTimer")).toMatchObject({ at: 21_000 });
    await fed.succeed("A");
    expect(fed.run.status).toBe("SUCCEEDED");
  });

  it("restores variables, outer and inner, and tells of itself in the context", async () => {
    const seen = "{% {'outer': $x, 'inner': $y, 'execution': $states.context.Execution} %}";
    const branch: Record<string, State> = {
      In: { Type: "Pass", Assign: { y: 2 }, Next: "A" },
      A: call("a", { Output: seen }),
    };
    const fed = await begun(
      machine({ Out: { Type: "Pass", Assign: { x: 1 }, Next: "P" }, P: parallel(branch) }),
      { in: 7 },
    );
    fed.now = 5000;
    await fed.fail("A");
    await fed.redrive();
    await fed.succeed("A");
    expect(JSON.parse(fed.run.output ?? "null")).toEqual([
      {
        outer: 1,
        inner: 2,
        execution: expect.objectContaining({
          Input: { in: 7 },
          StartTime: "1970-01-01T00:00:00Z",
          RedriveCount: 1,
          RedriveTime: "1970-01-01T00:00:06Z",
        }),
      },
    ]);
  });

  it("makes a new token, and the old one is over", async () => {
    const more = {
      Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      Arguments: {},
      Output: 1,
    };
    const fed = await begun(machine({ A: call("a", more) }));
    await stop(fed);
    await fed.redrive();
    const [old, fresh] = fed.tasks("A");
    expect(fresh?.taskToken).not.toBe(old?.taskToken);
    await fed.feed({ kind: "taskSucceeded", taskId: old?.taskId ?? "", output: "1" });
    expect(fed.run.status).toBe("RUNNING");
  });

  it("is not taken by a history without room for it and another end", async () => {
    const fed = await begun(machine({ Loop: { Type: "Pass", Next: "Loop" } }));
    expect(await fed.redrive()).toEqual([]);
    expect([fed.run.status, fed.events.length]).toEqual(["FAILED", 25_000]);
  });
});
