import { describe, expect, it } from "vitest";
import type { JsonValue, State, StateMachine } from "../../lib/asl/index.ts";
import { type SimulateOptions, simulate } from "../../lib/engine/index.ts";
import type { StateStatuses } from "../../lib/graph/index.ts";
import { statusesOf } from "../../lib/timeline/index.ts";

const task = (name: string, more: object = {}): State => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Arguments: { FunctionName: name, Payload: "{% $states.input %}" },
  End: true,
  ...more,
});

const branch = (name: string, more: object = {}) => ({
  StartAt: name,
  States: { [name]: task(name, more) },
});

const anyError = (next: string) => ({ Catch: [{ ErrorEquals: ["States.ALL"], Next: next }] });

const tasks: SimulateOptions["tasks"] = {
  good: () => 1,
  bad: () => {
    throw new Error("no");
  },
  slow: async (input, { sleep }) => {
    await sleep(60);
    return input;
  },
};

async function statuses(
  states: Readonly<Record<string, State>>,
  take?: number,
  more: SimulateOptions["tasks"] = {},
): Promise<StateStatuses> {
  const [StartAt = ""] = Object.keys(states);
  const definition: StateMachine = { QueryLanguage: "JSONata", StartAt, States: states };
  const { events } = await simulate(definition, {}, { tasks: { ...tasks, ...more } });
  return statusesOf(events.slice(0, take));
}

describe("statuses of a run", () => {
  it("are succeeded for what was left, and absent for what was never entered", async () => {
    const states = {
      choose: { Type: "Choice", Choices: [{ Condition: true, Next: "good" }], Default: "other" },
      good: task("good"),
      other: { Type: "Pass", End: true },
    } as const;
    expect(await statuses(states)).toEqual({ choose: "succeeded", good: "succeeded" });
  });

  it("are running until the state is left", async () => {
    const states = { good: task("good", { End: undefined, Next: "end" }), end: task("good") };
    expect(await statuses(states, 3)).toEqual({ good: "running" });
  });

  it("are failed where the run ended", async () => {
    expect(await statuses({ bad: task("bad") })).toEqual({ bad: "failed" });
  });

  it("are failed for a Fail state and for an expression that can't be evaluated", async () => {
    expect(await statuses({ stop: { Type: "Fail" } })).toEqual({ stop: "failed" });
    const computed = { Type: "Pass", Output: "{% $number('x') %}", End: true } as const;
    expect(await statuses({ computed })).toEqual({ computed: "failed" });
  });

  it("are caught where the run went on", async () => {
    const states = { bad: task("bad", anyError("after")), after: task("good") };
    expect(await statuses(states)).toEqual({ bad: "caught", after: "succeeded" });
  });

  it("are succeeded after a retry", async () => {
    let tries = 0;
    const flaky = (): number => {
      tries += 1;
      if (tries === 1) throw new Error("not yet");
      return tries;
    };
    const retry = { Retry: [{ ErrorEquals: ["States.ALL"] }] };
    expect(await statuses({ flaky: task("flaky", retry) }, undefined, { flaky })).toEqual({
      flaky: "succeeded",
    });
  });

  it("are failed for a Parallel around a failure and stopped for the other branches", async () => {
    const both = {
      Type: "Parallel",
      Branches: [branch("bad"), branch("slow")],
      End: true,
    } as const;
    expect(await statuses({ both })).toEqual({ both: "failed", bad: "failed", slow: "stopped" });
  });

  it("are caught for a Parallel whose failure is handled", async () => {
    const both = {
      Type: "Parallel",
      Branches: [branch("bad"), branch("slow")],
      End: true,
      ...anyError("after"),
    } as const;
    expect(await statuses({ both, after: task("good") })).toEqual({
      both: "caught",
      bad: "failed",
      slow: "stopped",
      after: "succeeded",
    });
  });

  it("forget what a Parallel did before its retry", async () => {
    let tries = 0;
    const flaky = (): number => {
      tries += 1;
      if (tries === 1) throw new Error("not yet");
      return tries;
    };
    const both = {
      Type: "Parallel",
      Branches: [branch("flaky"), branch("slow")],
      Retry: [{ ErrorEquals: ["States.ALL"] }],
      End: true,
    } as const;
    expect(await statuses({ both }, undefined, { flaky })).toEqual({
      both: "succeeded",
      flaky: "succeeded",
      slow: "succeeded",
    });
  });

  it("show the failed item of a Map", async () => {
    const pick = (input: JsonValue): JsonValue => {
      if (input === 2) throw new Error("no");
      return input;
    };
    const each = {
      Type: "Map",
      Items: [1, 2, 3],
      MaxConcurrency: 1,
      ItemProcessor: branch("pick"),
      End: true,
      ...anyError("after"),
    } as const;
    expect(await statuses({ each, after: task("good") }, undefined, { pick })).toEqual({
      each: "caught",
      pick: "failed",
      after: "succeeded",
    });
  });

  it("are succeeded for a Map inside a Map", async () => {
    const inner = { Type: "Map", Items: [1, 2], ItemProcessor: branch("good"), End: true } as const;
    const ItemProcessor = { StartAt: "inner", States: { inner } };
    const outer = { Type: "Map", Items: [1, 2], ItemProcessor, End: true } as const;
    expect(await statuses({ outer })).toEqual({
      outer: "succeeded",
      inner: "succeeded",
      good: "succeeded",
    });
  });
});
