import { expect, test } from "vitest";
import {
  describeRun,
  findStateMachine,
  listRuns,
  redriveRun,
  startRun,
  stopRun,
  watchRun,
} from "../../lib/operations/index.ts";
import {
  answering,
  localService,
  machine,
  pass,
  stateMachineArn,
  type TestService,
  task,
  unanswered,
} from "../local/local-service.ts";

const quickly = { pollMilliseconds: [1, 10] } as const;

async function typesOf({ client }: TestService, executionArn: string, after = 0) {
  const types: string[] = [];
  for await (const { type } of watchRun(client, executionArn, { ...quickly, after }))
    types.push(String(type));
  return types;
}

test("it watches a run to its end, each event once and in order", async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const local = await localService({ perform: answering(() => promise) });
  local.service.putStateMachine("t", machine({ a: task() }));
  const { executionArn } = await startRun(local.client, { stateMachineArn: stateMachineArn("t") });
  const seen: string[] = [];
  for await (const { id, type } of watchRun(local.client, executionArn, quickly)) {
    seen.push(`${id} ${type}`);
    if (type === "TaskStarted") setTimeout(resolve, 30, "done");
  }
  expect(seen).toEqual([
    "1 ExecutionStarted",
    "2 TaskStateEntered",
    "3 TaskScheduled",
    "4 TaskStarted",
    "5 TaskSucceeded",
    "6 TaskStateExited",
    "7 ExecutionSucceeded",
  ]);
});

test("it watches a long history once, page by page", async () => {
  const local = await localService();
  const loop = { Type: "Map", Items: "{% [1..600] %}", End: true };
  const ItemProcessor = { StartAt: "p", States: { p: pass } };
  local.service.putStateMachine("m", machine({ each: { ...loop, ItemProcessor } }));
  const { executionArn } = await startRun(local.client, { stateMachineArn: stateMachineArn("m") });
  const ids: number[] = [];
  for await (const { id } of watchRun(local.client, executionArn, quickly)) ids.push(Number(id));
  expect(ids.length).toBeGreaterThan(2400);
  expect(ids).toEqual(ids.map((_, index) => index + 1));
});

test("it ends at once for a run whose end was seen, and when told to", async () => {
  const local = await localService({ perform: unanswered });
  local.service.putStateMachine("p", machine({ a: pass }));
  local.service.putStateMachine("t", machine({ a: task() }));
  const ended = await startRun(local.client, { stateMachineArn: stateMachineArn("p") });
  const all = await typesOf(local, ended.executionArn);
  expect(await typesOf(local, ended.executionArn, all.length)).toEqual([]);
  const open = await startRun(local.client, { stateMachineArn: stateMachineArn("t") });
  const signal = AbortSignal.timeout(20);
  const seen: unknown[] = [];
  for await (const { type } of watchRun(local.client, open.executionArn, { ...quickly, signal }))
    seen.push(type);
  expect(seen.at(-1)).toBe("TaskStarted");
});

test("it describes, lists, stops and redrives", async () => {
  let isBroken = true;
  const perform = answering(() => {
    if (isBroken) throw Object.assign(new Error("no"), { name: "Broken" });
    return "fine";
  });
  const local = await localService({ perform });
  const { client, service } = local;
  service.putStateMachine("t", machine({ a: task() }));
  const machineArn = stateMachineArn("t");
  expect(await findStateMachine(client, "t")).toBe(machineArn);
  expect(await findStateMachine(client, "none")).toBeUndefined();
  const request = { stateMachineArn: machineArn, name: "one", input: { n: 1 } };
  const { executionArn } = await startRun(client, request);
  await typesOf(local, executionArn);
  expect(await describeRun(client, executionArn)).toMatchObject({
    name: "one",
    status: "FAILED",
    input: '{"n":1}',
    error: "Broken",
    cause: "no",
    isRedrivable: true,
  });
  isBroken = false;
  const ends = (await typesOf(local, executionArn)).length;
  await redriveRun(client, executionArn);
  expect(await typesOf(local, executionArn, ends)).toContain("ExecutionSucceeded");
  expect(await describeRun(client, executionArn)).toMatchObject({
    output: '"fine"',
    isRedrivable: false,
    notRedrivableReason: "Execution is SUCCEEDED and cannot be redriven",
  });
  for (let count = 0; count < 3; count++)
    await typesOf(local, (await startRun(client, { stateMachineArn: machineArn })).executionArn);
  expect(await listRuns(client, { stateMachineArn: machineArn })).toHaveLength(4);
  expect(await listRuns(client, { stateMachineArn: machineArn, limit: 2 })).toHaveLength(2);
  expect(await listRuns(client, { stateMachineArn: machineArn, status: "FAILED" })).toEqual([]);
});

test("it stops a run with a reason", async () => {
  const { client, service } = await localService({ perform: unanswered });
  service.putStateMachine("t", machine({ a: task() }));
  const { executionArn } = await startRun(client, { stateMachineArn: stateMachineArn("t") });
  await stopRun(client, executionArn, { error: "Stopped", cause: "by hand" });
  expect(await describeRun(client, executionArn)).toMatchObject({
    status: "ABORTED",
    error: "Stopped",
    cause: "by hand",
  });
});
