import {
  GetExecutionHistoryCommand,
  type HistoryEvent,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import type { TaskListener, TaskRunner } from "../../lib/local/index.ts";
import { describeRun, watchRun } from "../../lib/operations/index.ts";
import {
  answering,
  localService,
  machine,
  stateMachineArn,
  type TestService,
  task,
  unanswered,
} from "./local-service.ts";

const callback = "arn:aws:states:::lambda:invoke.waitForTaskToken";

async function start({ client }: TestService, more: object = {}): Promise<string> {
  const command = { stateMachineArn: stateMachineArn("m"), ...more };
  return String((await client.send(new StartExecutionCommand(command))).executionArn);
}

async function end({ client }: TestService, executionArn: string) {
  for await (const _ of watchRun(client, executionArn, { pollMilliseconds: [1, 10] }));
  return await describeRun(client, executionArn);
}

async function history({ client }: TestService, executionArn: string): Promise<HistoryEvent[]> {
  const command = new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 });
  return (await client.send(command)).events ?? [];
}

/** Ids without a gap, each event after the one that led to it, one end. */
function expectWellFormed(events: readonly HistoryEvent[], ends = 1): void {
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  for (const { id = 0, previousEventId = 0 } of events) expect(previousEventId).toBeLessThan(id);
  const ending = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/;
  expect(events.filter(({ type = "" }) => ending.test(type))).toHaveLength(ends);
}

const settled = (calls: readonly Promise<unknown>[]) =>
  Promise.allSettled(calls).then((all) =>
    all.map((one) => (one.status === "fulfilled" ? "ok" : (one.reason as Error).name)).toSorted(),
  );

/** Leaves tasks open and keeps their tokens and listeners. */
function open(tokens: string[], listeners: TaskListener[] = []): TaskRunner {
  return ({ effect }, tell) => {
    tokens.push(String(effect.taskToken));
    listeners.push(tell);
    tell.submitted("{}");
    return { finished: Promise.resolve(), cancel: () => {} };
  };
}

test("it takes one of many answers to a token", async () => {
  const tokens: string[] = [];
  const local = await localService({ perform: open(tokens), skipTime: false });
  local.service.putStateMachine("m", machine({ a: task(callback) }));
  const executionArn = await start(local);
  const [taskToken] = tokens;
  const success = () => local.client.send(new SendTaskSuccessCommand({ taskToken, output: "1" }));
  const failure = () => local.client.send(new SendTaskFailureCommand({ taskToken, error: "E" }));
  const answers = await settled([success(), failure(), success(), failure(), success()]);
  expect(answers).toEqual(["TaskTimedOut", "TaskTimedOut", "TaskTimedOut", "TaskTimedOut", "ok"]);
  await end(local, executionArn);
  expectWellFormed(await history(local, executionArn));
});

test("it starts one execution for many starts with one name", async () => {
  const local = await localService({ perform: unanswered });
  local.service.putStateMachine("m", machine({ a: task() }));
  const arns = await Promise.all(Array.from({ length: 10 }, () => start(local, { name: "one" })));
  expect(new Set(arns).size).toBe(1);
  const different = Array.from({ length: 3 }, (_, n) =>
    start(local, { name: "two", input: `${n}` }),
  );
  expect(await settled(different)).toEqual([
    "ExecutionAlreadyExists",
    "ExecutionAlreadyExists",
    "ok",
  ]);
});

test("it stops between two tries, and nothing comes after", async () => {
  const perform = answering(() => {
    throw Object.assign(new Error("again"), { name: "Again" });
  });
  const local = await localService({ perform, skipTime: false });
  const Retry = [{ ErrorEquals: ["Again"], IntervalSeconds: 3600 }];
  local.service.putStateMachine("m", machine({ a: task(undefined, { Retry }) }));
  const executionArn = await start(local);
  const types = async () => (await history(local, executionArn)).map(({ type }) => type);
  await expect.poll(types).toContain("TaskFailed");
  await local.client.send(new StopExecutionCommand({ executionArn }));
  expect((await types()).at(-1)).toBe("ExecutionAborted");
  expectWellFormed(await history(local, executionArn));
});

test("it takes a result that comes after the stop for nothing", async () => {
  const listeners: TaskListener[] = [];
  const local = await localService({ perform: open([], listeners) });
  local.service.putStateMachine("m", machine({ a: task(callback) }));
  const executionArn = await start(local);
  await local.client.send(new StopExecutionCommand({ executionArn }));
  const before = await history(local, executionArn);
  listeners[0]?.succeeded("1");
  listeners[0]?.failed("E", "late");
  await local.client.send(new StopExecutionCommand({ executionArn }));
  expect(await history(local, executionArn)).toEqual(before);
});

test("it redrives once however many ask, and takes stops and redrives in any order", async () => {
  const perform = answering(() => {
    throw Object.assign(new Error("no"), { name: "No" });
  });
  const local = await localService({ perform });
  local.service.putStateMachine("m", machine({ a: task() }));
  const executionArn = await start(local);
  await end(local, executionArn);
  const redrive = () => local.client.send(new RedriveExecutionCommand({ executionArn }));
  const stop = () => local.client.send(new StopExecutionCommand({ executionArn }));
  await settled([redrive(), stop(), redrive(), stop(), redrive()]);
  const { redriveCount } = await end(local, executionArn);
  expect(redriveCount).toBeGreaterThan(0);
  const events = await history(local, executionArn);
  expectWellFormed(events, redriveCount + 1);
  expect(events.filter(({ type }) => type === "ExecutionRedriven")).toHaveLength(redriveCount);
});

test("it fails a Map once when all its items fail together", async () => {
  const listeners: TaskListener[] = [];
  const local = await localService({ perform: open([], listeners) });
  const ItemProcessor = { StartAt: "t", States: { t: task(callback) } };
  const each = { Type: "Map", Items: "{% [1..20] %}", ItemProcessor, End: true };
  local.service.putStateMachine("m", machine({ each }));
  const executionArn = await start(local);
  for (const listener of listeners) listener.failed("Item", "all at once");
  expect(await end(local, executionArn)).toMatchObject({ status: "FAILED", error: "Item" });
  const events = await history(local, executionArn);
  expectWellFormed(events);
  expect(events.filter(({ type }) => type === "MapStateFailed")).toHaveLength(1);
});

test("it lets heartbeats race with an answer and with the end of patience", async () => {
  const tokens: string[] = [];
  const local = await localService({ perform: open(tokens), skipTime: false });
  local.service.putStateMachine(
    "m",
    machine({ a: task(callback, { HeartbeatSeconds: 1, TimeoutSeconds: 60 }) }),
  );
  const executionArn = await start(local);
  const [taskToken] = tokens;
  const heartbeat = () => local.client.send(new SendTaskHeartbeatCommand({ taskToken }));
  const answer = () => local.client.send(new SendTaskSuccessCommand({ taskToken, output: "1" }));
  await heartbeat();
  await settled([heartbeat(), answer(), heartbeat()]);
  expect(await end(local, executionArn)).toMatchObject({ status: "SUCCEEDED" });
  await expect(heartbeat()).rejects.toMatchObject({ name: "TaskTimedOut" });
  const silent = await start(local);
  expect((await end(local, silent)).error).toMatch(/^States\.(Heartbeat)?Timeout$/);
});

test("it survives a task runner that tells everything twice", async () => {
  const perform: TaskRunner = (_, tell) => {
    for (let count = 0; count < 2; count++) {
      tell.submitted("{}");
      tell.succeeded("1");
      tell.failed("E", "and failed");
    }
    return { finished: Promise.resolve(), cancel: () => {} };
  };
  const local = await localService({ perform });
  local.service.putStateMachine("m", machine({ a: task() }));
  const executionArn = await start(local);
  expect(await end(local, executionArn)).toMatchObject({ status: "SUCCEEDED", output: "1" });
  expectWellFormed(await history(local, executionArn));
});

test("it runs 200 executions at once, each to its own end", async () => {
  const perform = answering((argument) => ({ echoed: argument }));
  const local = await localService({ perform, history: "kept" });
  local.service.putStateMachine("m", machine({ a: task() }));
  const inputs = Array.from({ length: 200 }, (_, n) => JSON.stringify({ n }));
  const arns = await Promise.all(inputs.map((input) => start(local, { input })));
  for (const [index, executionArn] of arns.entries()) {
    const { output } = await end(local, executionArn);
    expect(output).toContain(`{"n":${index}}`);
  }
});

test("it goes on without a task that outlives its timeout, and takes its late answer for nothing", async () => {
  const listeners: TaskListener[] = [];
  const cancelled: string[] = [];
  const perform: TaskRunner = (_, tell) => {
    listeners.push(tell);
    const { promise, resolve } = Promise.withResolvers<void>();
    // Like a process that takes its time to die.
    const cancel = (reason: string) => {
      cancelled.push(reason);
      setTimeout(resolve, 20);
    };
    return { finished: promise, cancel };
  };
  const local = await localService({ perform, skipTime: false });
  const slow = task(undefined, {
    TimeoutSeconds: 1,
    Retry: [{ ErrorEquals: ["States.Timeout"], IntervalSeconds: 1, MaxAttempts: 1 }],
    Catch: [
      { ErrorEquals: ["States.Timeout"], Next: "after", Output: "{% $states.errorOutput %}" },
    ],
  });
  local.service.putStateMachine("m", machine({ slow, after: { Type: "Pass", End: true } }));
  const executionArn = await start(local);
  const { status, output } = await end(local, executionArn);
  expect({ status, output }).toEqual({
    status: "SUCCEEDED",
    output: '{"Error":"States.Timeout","Cause":""}',
  });
  expect(cancelled).toEqual(["timedOut", "timedOut"]);
  for (const tell of listeners) tell.succeeded('"late"');
  const events = await history(local, executionArn);
  expect(events.filter(({ type }) => type === "TaskTimedOut")).toHaveLength(2);
  expect(events.filter(({ type }) => type === "TaskSucceeded")).toEqual([]);
  expectWellFormed(events);
});

test("it redrives what a stop is just ending, once the stop is done", async () => {
  const local = await localService({ perform: unanswered, skipTime: false });
  local.service.putStateMachine("m", machine({ a: task() }));
  const executionArn = await start(local);
  const stop = () => local.client.send(new StopExecutionCommand({ executionArn }));
  const redrive = () => local.client.send(new RedriveExecutionCommand({ executionArn }));
  await stop();
  const answers = await settled([redrive(), stop(), redrive()]);
  expect(
    answers.filter((answer) => answer !== "ok" && answer !== "ExecutionNotRedrivable"),
  ).toEqual([]);
  await stop();
  const events = await history(local, executionArn);
  const count = (wanted: string) => events.filter(({ type }) => type === wanted).length;
  expect(count("ExecutionAborted")).toBe(count("ExecutionRedriven") + 1);
  expectWellFormed(events, count("ExecutionAborted"));
});

/** Definitions that nobody checked, and answers that no service gives. */
const broken = [
  { what: "a state that is not there", states: { a: { Type: "Pass", Next: "b" } } },
  { what: "a type that is none", states: { a: { Type: "Nap", End: true } } },
  { what: "choices that are none", states: { a: { Type: "Choice", Choices: 1 } } },
  { what: "a Map of nothing", states: { a: { Type: "Map", Items: "{% [1] %}", End: true } } },
  { what: "a task's answer that is no JSON", states: { a: task() } },
];

test.each(broken)("it ends an execution that meets $what", async ({ states }) => {
  const perform: TaskRunner = (_, tell) => {
    tell.succeeded("no JSON");
    return { finished: Promise.resolve(), cancel: () => {} };
  };
  const local = await localService({ perform });
  local.service.putStateMachine("m", machine(states));
  const executionArn = await start(local);
  const { status, error } = await end(local, executionArn);
  expect({ status, error }).toEqual({ status: "FAILED", error: "States.Runtime" });
  expectWellFormed(await history(local, executionArn));
});
