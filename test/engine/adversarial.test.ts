import { beforeEach, describe, expect, it } from "vitest";
import type { StateMachine } from "../../lib/asl/index.ts";
import {
  type Advance,
  createRun,
  type Effect,
  type PerformTask,
  type Run,
  type RunInput,
} from "../../lib/engine/index.ts";
import { call, machine } from "./machines.ts";

type WithoutTime<T> = T extends unknown ? Omit<T, "at"> : never;

let run: Run;
let effects: Effect[];
let types: string[];
let now: number;

beforeEach(() => {
  effects = [];
  types = [];
  now = 0;
});

function begin(definition: StateMachine): Promise<Advance> {
  run = createRun({
    executionArn: "arn:aws:states:us-east-1:123456789012:execution:m:one",
    executionName: "one",
    stateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:m",
    stateMachineName: "m",
    roleArn: "arn:aws:iam::123456789012:role/r",
    type: "STANDARD",
    definition,
    input: "{}",
    startTime: 0,
  });
  return feed({ kind: "start" });
}

async function feed(input: WithoutTime<RunInput>): Promise<Advance> {
  const advance = await run.advance({ ...input, at: now } as RunInput);
  effects.push(...advance.effects);
  types.push(...advance.events.map(({ type }) => type));
  return advance;
}

function tasks(): PerformTask[] {
  return effects.filter((effect) => effect.kind === "performTask");
}

function taskId(index: number): string {
  return tasks()[index]?.taskId ?? "none";
}

function timerId(index: number): string {
  return (
    effects.filter(({ kind }) => kind === "setTimer").map((t) => ("timerId" in t ? t.timerId : ""))[
      index
    ] ?? "none"
  );
}

const nothing = { events: [], effects: [] };
const token = {
  Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  Arguments: {},
  Output: "{% $states.result %}",
};

describe("a task", () => {
  it("takes one answer only", async () => {
    await begin(machine({ A: call("a") }));
    await feed({ kind: "taskSucceeded", taskId: taskId(0), output: '{"Payload":1}' });
    expect(run.output).toBe("1");
    expect(await feed({ kind: "taskFailed", taskId: taskId(0), error: "Late" })).toEqual(nothing);
    expect(run.status).toBe("SUCCEEDED");
  });

  it("is cancelled when its time is over, and its late answer changes nothing", async () => {
    const caught = [{ ErrorEquals: ["States.Timeout"], Next: "W" }];
    await begin(
      machine({
        A: call("a", { TimeoutSeconds: 3, Catch: caught }),
        W: { Type: "Wait", Seconds: 9, End: true },
      }),
    );
    now = 3000;
    await feed({ kind: "timer", timerId: timerId(0) });
    expect(effects).toContainEqual({ kind: "cancelTask", taskId: taskId(0), reason: "timedOut" });
    expect(await feed({ kind: "taskSucceeded", taskId: taskId(0), output: "1" })).toEqual(nothing);
  });

  it("waits with an early token answer until its call is answered", async () => {
    await begin(machine({ A: call("a", token) }));
    expect(
      (await feed({ kind: "taskSucceeded", taskId: taskId(0), output: '"yes"' })).events,
    ).toEqual([]);
    await feed({ kind: "taskSubmitted", taskId: taskId(0), output: "{}" });
    expect(run.output).toBe('"yes"');
    expect(types.slice(-5)).toEqual([
      "TaskStarted",
      "TaskSubmitted",
      "TaskSucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
  });

  it("fails to be submitted when its call is refused", async () => {
    await begin(machine({ A: call("a", token) }));
    await feed({
      kind: "taskFailed",
      taskId: taskId(0),
      error: "SQS.AmazonSQSException",
      cause: "no",
    });
    expect(types.slice(-2)).toEqual(["TaskSubmitFailed", "ExecutionFailed"]);
  });

  it("lives on with each heartbeat and times out without one", async () => {
    await begin(machine({ A: call("a", { ...token, HeartbeatSeconds: 5 }) }));
    await feed({ kind: "taskSubmitted", taskId: taskId(0), output: "{}" });
    now = 4000;
    await feed({ kind: "taskHeartbeat", taskId: taskId(0) });
    expect(await feed({ kind: "timer", timerId: timerId(0) })).toEqual(nothing);
    now = 9000;
    await feed({ kind: "timer", timerId: timerId(1) });
    expect([run.status, run.error, types.at(-2)]).toEqual([
      "FAILED",
      "States.Timeout",
      "TaskTimedOut",
    ]);
  });
});

describe("a stop", () => {
  it("cancels all that is in flight, once", async () => {
    const branch = machine({ A: call("a", { TimeoutSeconds: 60 }) });
    await begin(machine({ P: { Type: "Parallel", Branches: [branch, branch], End: true } }));
    await feed({ kind: "stop" });
    expect(run.status).toBe("ABORTED");
    expect(types.at(-1)).toBe("ExecutionAborted");
    expect(effects.filter(({ kind }) => kind === "cancelTask")).toHaveLength(2);
    expect(effects.filter(({ kind }) => kind === "cancelTimer")).toHaveLength(2);
    expect(await feed({ kind: "stop" })).toEqual(nothing);
    expect(await feed({ kind: "taskSucceeded", taskId: taskId(0), output: "1" })).toEqual(nothing);
  });

  it("ends a wait for a retry", async () => {
    await begin(machine({ A: call("a", { Retry: [{ ErrorEquals: ["States.ALL"] }] }) }));
    await feed({ kind: "taskFailed", taskId: taskId(0), error: "E" });
    await feed({ kind: "stop", error: "Enough", cause: "why" });
    expect([run.status, run.error, run.cause]).toEqual(["ABORTED", "Enough", "why"]);
    expect(await feed({ kind: "timer", timerId: timerId(0) })).toEqual(nothing);
  });
});

describe("an execution's own timeout", () => {
  it("ends it without error and cause, and leaves it to be redriven", async () => {
    const branch = machine({ A: call("a") });
    const definition = machine({ P: { Type: "Parallel", Branches: [branch], End: true } });
    await begin({ ...definition, TimeoutSeconds: 9 });
    now = 9000;
    const { events } = await feed({ kind: "timer", timerId: timerId(0) });
    expect(events).toMatchObject([
      {
        type: "ExecutionTimedOut",
        previousEventId: 0,
        executionTimedOutEventDetails: { error: "States.Timeout" },
      },
    ]);
    expect([run.status, run.error]).toEqual(["TIMED_OUT", undefined]);
    await feed({ kind: "redrive" });
    await feed({ kind: "taskSucceeded", taskId: taskId(1), output: '{"Payload":1}' });
    expect(run.output).toBe("[1]");
  });
});

describe("a redrive", () => {
  it("schedules the failed task again, with what was assigned before and fresh retries", async () => {
    await begin(
      machine({
        Before: { Type: "Pass", Assign: { x: 7 }, Next: "A" },
        A: call("a", {
          Output: "{% $x %}",
          Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }],
        }),
      }),
    );
    await feed({ kind: "taskFailed", taskId: taskId(0), error: "E" });
    await feed({ kind: "timer", timerId: timerId(0) });
    await feed({ kind: "taskFailed", taskId: taskId(1), error: "E" });
    expect(run.status).toBe("FAILED");
    types = [];
    await feed({ kind: "redrive" });
    expect([run.status, run.redriveCount, tasks()[2]?.attempt]).toEqual(["RUNNING", 1, 0]);
    await feed({ kind: "taskSucceeded", taskId: taskId(2), output: '{"Payload":1}' });
    expect(run.output).toBe("7");
    expect(types).toEqual([
      "ExecutionRedriven",
      "TaskScheduled",
      "TaskStarted",
      "TaskSucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
  });

  it("goes on with unsuccessful iterations only", async () => {
    const ItemProcessor = machine({ A: call("a") });
    await begin(
      machine({
        M: { Type: "Map", Items: [1, 2, 3, 4], MaxConcurrency: 2, ItemProcessor, End: true },
      }),
    );
    await feed({ kind: "taskSucceeded", taskId: taskId(0), output: '{"Payload":10}' });
    await feed({ kind: "taskFailed", taskId: taskId(1), error: "E" });
    expect([run.status, types.filter((type) => type === "MapIterationAborted").length]).toEqual([
      "FAILED",
      1,
    ]);
    const before = tasks().length;
    await feed({ kind: "redrive" });
    expect(
      tasks()
        .slice(before)
        .map((task) => (task.arguments as { Payload: number }).Payload),
    ).toEqual([2, 3]);
    for (let next = before; next < tasks().length; next += 1) {
      await feed({ kind: "taskSucceeded", taskId: taskId(next), output: `{"Payload":${next}}` });
    }
    expect(run.status).toBe("SUCCEEDED");
    expect(JSON.parse(run.output ?? "")[0]).toBe(10);
  });

  it("of a Fail state fails again", async () => {
    await begin(machine({ F: { Type: "Fail", Error: "No" } }));
    await feed({ kind: "redrive" });
    expect([run.status, run.error, types.at(-1)]).toEqual(["FAILED", "No", "ExecutionFailed"]);
  });

  it("of a run that goes on or succeeded does nothing", async () => {
    await begin(machine({ A: call("a") }));
    expect(await feed({ kind: "redrive" })).toEqual(nothing);
    await feed({ kind: "taskSucceeded", taskId: taskId(0), output: '{"Payload":1}' });
    expect(await feed({ kind: "redrive" })).toEqual(nothing);
  });
});

describe("a history", () => {
  it("that is full ends the execution with its last event", async () => {
    const loop = { Type: "Pass", Next: "Loop" } as const;
    const { events } = await begin(machine({ Loop: loop }));
    expect(events).toHaveLength(25_000);
    expect(events.at(-1)).toMatchObject({ id: 25_000, type: "ExecutionFailed" });
    expect(run.error).toBe("States.Runtime");
    expect(run.cause).toBe("The execution reached the maximum number of history events (25000).");
  });
});
