import { describe, expect, it } from "vitest";
import type { StateMachine } from "../../lib/asl/index.ts";
import { drawProgress } from "../../lib/cli/run/draw-progress.ts";
import { type SimulatedTask, simulate } from "../../lib/engine/index.ts";
import { progress } from "../../lib/timeline/index.ts";

const call = (task: string, more: object = { End: true }): object => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Arguments: { FunctionName: task },
  ...more,
});

async function lines(
  states: object,
  tasks: Record<string, SimulatedTask>,
): Promise<readonly string[]> {
  const definition = { QueryLanguage: "JSONata", StartAt: Object.keys(states)[0], States: states };
  const { events } = await simulate(definition as StateMachine, {}, { tasks });
  const told = progress();
  return events
    .flatMap((event) => told.next({ ...event, timestamp: new Date(event.timestamp) } as never))
    .map((line) => drawProgress(line, false).replace(/ \d+(ms|\.\ds)/, ""));
}

describe("the progress of a run", () => {
  it("tells a step that starts and ends", async () => {
    expect(await lines({ load: call("load") }, { load: () => 1 })).toEqual(["· load", "✓ load"]);
  });

  it("tells each try of a step", async () => {
    let tries = 0;
    const flaky = () => {
      if (++tries < 3) throw new RangeError("not yet");
      return 1;
    };
    const Retry = [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 1, MaxAttempts: 3 }];
    expect(await lines({ load: call("load", { Retry, End: true }) }, { load: flaky })).toEqual([
      "· load",
      "✗ load RangeError: not yet",
      "↻ load try 2",
      "✗ load RangeError: not yet",
      "↻ load try 3",
      "✓ load",
    ]);
  });

  it("indents branches, and goes on outside of them", async () => {
    const branch = (name: string) => ({ StartAt: name, States: { [name]: call(name) } });
    const states = {
      both: { Type: "Parallel", Branches: [branch("a"), branch("b")], Next: "after" },
      after: call("after"),
    };
    const told = await lines(states, { a: () => 1, b: () => 2, after: () => 3 });
    expect(told[0]).toBe("· both");
    expect([...told.slice(1, 5)].sort()).toEqual(["  · a", "  · b", "  ✓ a", "  ✓ b"].sort());
    expect(told.slice(5)).toEqual(["✓ both", "· after", "✓ after"]);
  });

  it("numbers the items of a map", async () => {
    const states = {
      each: {
        Type: "Map",
        Items: [7, 8],
        MaxConcurrency: 1,
        ItemProcessor: {
          StartAt: "one",
          States: { one: call("one", { Next: "two" }), two: call("two") },
        },
        End: true,
      },
    };
    expect(await lines(states, { one: () => 1, two: () => 2 })).toEqual([
      "· each",
      "  · one [0]",
      "  ✓ one [0]",
      "  · two [0]",
      "  ✓ two [0]",
      "  · one [1]",
      "  ✓ one [1]",
      "  · two [1]",
      "  ✓ two [1]",
      "✓ each",
    ]);
  });

  it("tells what is caught and what fails", async () => {
    const Catch = [{ ErrorEquals: ["States.ALL"], Next: "stop" }];
    const states = {
      load: call("load", { Catch, End: true }),
      stop: { Type: "Fail", Error: "Stopped" },
    };
    const fail = () => {
      throw new TypeError("no");
    };
    expect(await lines(states, { load: fail })).toEqual([
      "· load",
      "✗ load TypeError: no",
      "↷ load caught",
      "✗ stop",
    ]);
  });
});
