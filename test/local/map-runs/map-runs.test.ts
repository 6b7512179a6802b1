import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateMapRunCommand,
} from "@aws-sdk/client-sfn";
import { expect, test, vi } from "vitest";
import { describeRun, watchRun } from "../../../lib/operations/index.ts";
import {
  answering,
  localService,
  machine,
  stateMachineArn,
  task,
  temporaryFolder,
  unanswered,
} from "../local-service.ts";
import { objectsInMemory } from "./objects-in-memory.ts";

const each = (more: object = {}, type = "STANDARD") => ({
  Type: "Map",
  Items: "{% $states.input.items %}",
  Label: "each",
  ItemProcessor: {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type },
    StartAt: "work",
    States: { work: task() },
  },
  End: true,
  ...more,
});

/** Answers with the item, unless it is among those that fail. */
const failing = (bad: Set<unknown>) =>
  answering((argument) => {
    const { Payload } = argument as { Payload: unknown };
    if (bad.has(Payload)) throw new Error(`bad ${Payload}`);
    return Payload;
  });

async function start(client: SFNClient, items: readonly unknown[], name = "m"): Promise<string> {
  const input = JSON.stringify({ items });
  const command = new StartExecutionCommand({ stateMachineArn: stateMachineArn(name), input });
  return String((await client.send(command)).executionArn);
}

async function ended(client: SFNClient, executionArn: string) {
  for await (const _ of watchRun(client, executionArn, { pollMilliseconds: [1, 10] }));
  return await describeRun(client, executionArn);
}

async function mapRunOf(client: SFNClient, executionArn: string) {
  const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
  return await client.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
}

async function childrenOf(client: SFNClient, mapRunArn: string | undefined) {
  const { executions = [] } = await client.send(new ListExecutionsCommand({ mapRunArn }));
  return executions;
}

const typesOf = async (client: SFNClient, executionArn: string) =>
  (await client.send(new GetExecutionHistoryCommand({ executionArn }))).events?.map(
    ({ type }) => type,
  );

test("it keeps a Map Run and its child executions, apart from those of the state machine", async () => {
  const { service, client } = await localService({ perform: failing(new Set()) });
  service.putStateMachine("m", machine({ each: each() }));
  const executionArn = await start(client, [1, 2, 3]);
  expect(await ended(client, executionArn)).toMatchObject({ output: "[1,2,3]" });
  const mapRun = await mapRunOf(client, executionArn);
  expect(mapRun).toMatchObject({ status: "SUCCEEDED", executionArn, redriveCount: 0 });
  expect(mapRun.itemCounts).toMatchObject({ total: 3, succeeded: 3, resultsWritten: 3 });
  const children = await childrenOf(client, mapRun.mapRunArn);
  expect(children).toHaveLength(3);
  const child = await client.send(
    new DescribeExecutionCommand({ executionArn: children[0]?.executionArn }),
  );
  expect(child).toMatchObject({ mapRunArn: mapRun.mapRunArn, status: "SUCCEEDED", input: "3" });
  expect(child.executionArn).toContain(":execution:m/each:");
  expect(child.stateMachineArn).toBe(`${stateMachineArn("m")}/each`);
  const own = await client.send(
    new ListExecutionsCommand({ stateMachineArn: stateMachineArn("m") }),
  );
  expect(own.executions).toHaveLength(1);
});

test.each(["STANDARD", "EXPRESS"])("it redrives only the %s children that failed", async (type) => {
  const bad = new Set<unknown>([2]);
  const calls: unknown[] = [];
  const perform: typeof unanswered = (taskCall, tell) => {
    calls.push((taskCall.effect.arguments as { Payload: unknown }).Payload);
    return failing(bad)(taskCall, tell);
  };
  const { service, client } = await localService({ perform });
  service.putStateMachine("m", machine({ each: each({ MaxConcurrency: 1 }, type) }));
  const executionArn = await start(client, [1, 2, 3]);
  const failed = await ended(client, executionArn);
  expect(failed).toMatchObject({ status: "FAILED" });
  expect((await mapRunOf(client, executionArn)).itemCounts).toMatchObject({
    ...{ total: 3, succeeded: 1, failed: 1, pending: 1 },
  });
  bad.clear();
  await client.send(new RedriveExecutionCommand({ executionArn }));
  expect(await ended(client, executionArn)).toMatchObject({ output: "[1,2,3]" });
  expect(calls).toEqual([1, 2, 2, 3]);
  const mapRun = await mapRunOf(client, executionArn);
  expect(mapRun).toMatchObject({ status: "SUCCEEDED", redriveCount: 1 });
  expect((await typesOf(client, executionArn))?.slice(6)).toEqual([
    ...["ExecutionFailed", "ExecutionRedriven", "MapRunRedriven"],
    ...["MapRunSucceeded", "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded"],
  ]);
});

test("it refuses to redrive a child execution by itself", async () => {
  const { service, client } = await localService({ perform: failing(new Set([1])) });
  service.putStateMachine("m", machine({ each: each() }));
  const executionArn = await start(client, [1]);
  await ended(client, executionArn);
  const [child] = await childrenOf(client, (await mapRunOf(client, executionArn)).mapRunArn);
  const described = await client.send(
    new DescribeExecutionCommand({ executionArn: child?.executionArn }),
  );
  expect(described.redriveStatus).toBe("REDRIVABLE_BY_MAP_RUN");
  await expect(
    client.send(new RedriveExecutionCommand({ executionArn: child?.executionArn })),
  ).rejects.toMatchObject({ name: "ExecutionNotRedrivable" });
});

test("it stops the children of an execution that is stopped", async () => {
  const { service, client } = await localService({ perform: unanswered });
  service.putStateMachine("m", machine({ each: each({ MaxConcurrency: 2 }) }));
  const executionArn = await start(client, [1, 2, 3]);
  await vi.waitFor(async () =>
    expect((await mapRunOf(client, executionArn)).executionCounts?.running).toBe(2),
  );
  await client.send(new StopExecutionCommand({ executionArn }));
  await vi.waitFor(async () =>
    expect(await mapRunOf(client, executionArn)).toMatchObject({
      status: "ABORTED",
      executionCounts: { aborted: 2, pending: 1, running: 0 },
    }),
  );
});

test("it runs more at once when a Map Run is updated, and updates none that has ended", async () => {
  const { service, client } = await localService({ perform: unanswered });
  service.putStateMachine("m", machine({ each: each({ MaxConcurrency: 1 }) }));
  const executionArn = await start(client, [1, 2, 3]);
  await vi.waitFor(async () =>
    expect((await mapRunOf(client, executionArn)).executionCounts?.running).toBe(1),
  );
  const { mapRunArn } = await mapRunOf(client, executionArn);
  await client.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 3 }));
  await vi.waitFor(async () =>
    expect(await mapRunOf(client, executionArn)).toMatchObject({
      maxConcurrency: 3,
      executionCounts: { running: 3 },
    }),
  );
  await client.send(new StopExecutionCommand({ executionArn }));
  await vi.waitFor(() =>
    expect(
      client.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 1 })),
    ).rejects.toMatchObject({ reason: "CANNOT_UPDATE_COMPLETED_MAP_RUN" }),
  );
});

const writer = {
  Resource: "arn:aws:states:::s3:putObject",
  Arguments: { Bucket: "bucket", Prefix: "out" },
};

test("it writes results by their kind, and a manifest", async () => {
  const objects = objectsInMemory();
  const { service, client } = await localService({ perform: failing(new Set([2])), objects });
  const fields = { ResultWriter: writer, ToleratedFailureCount: 1 };
  service.putStateMachine("m", machine({ each: each(fields) }));
  const executionArn = await start(client, [1, 2]);
  const { output } = await ended(client, executionArn);
  const { MapRunArn, ResultWriterDetails } = JSON.parse(String(output));
  const folder = `out/${MapRunArn.split(":").at(-1)}`;
  expect(ResultWriterDetails).toEqual({ Bucket: "bucket", Key: `${folder}/manifest.json` });
  const written = (name: string) => JSON.parse(String(objects.bodies.get(`${folder}/${name}`)));
  expect(written("manifest.json")).toEqual({
    DestinationBucket: "bucket",
    MapRunArn,
    ResultFiles: {
      FAILED: [{ Key: `${folder}/FAILED_0.json`, Size: expect.any(Number) }],
      PENDING: [],
      SUCCEEDED: [{ Key: `${folder}/SUCCEEDED_0.json`, Size: expect.any(Number) }],
    },
  });
  expect(written("SUCCEEDED_0.json")).toMatchObject([{ Input: "1", Output: "1" }]);
  expect(written("FAILED_0.json")).toMatchObject([{ Input: "2", Status: "FAILED" }]);
});

test("it starts no child when the results can't be written, and a redrive begins anew", async () => {
  const objects = objectsInMemory();
  const { put } = objects;
  objects.put = () => Promise.reject(new Error("Access Denied"));
  const { service, client } = await localService({ perform: failing(new Set()), objects });
  service.putStateMachine("m", machine({ each: each({ ResultWriter: writer }) }));
  const executionArn = await start(client, [1]);
  expect(await ended(client, executionArn)).toMatchObject({
    error: "States.ResultWriterFailed",
    cause: "Access Denied",
  });
  objects.put = put;
  await client.send(new RedriveExecutionCommand({ executionArn }));
  expect(await ended(client, executionArn)).toMatchObject({ status: "SUCCEEDED" });
  const { mapRuns } = await client.send(new ListMapRunsCommand({ executionArn }));
  expect(mapRuns).toHaveLength(2);
});

test("it fails with what the service says when items can't be read", async () => {
  const { service, client } = await localService({ objects: objectsInMemory() });
  const { Items: _, ...map } = each({
    ItemReader: {
      Resource: "arn:aws:states:::s3:getObject",
      Arguments: { Bucket: "b", Key: "k" },
    },
  });
  service.putStateMachine("m", machine({ each: map }));
  expect(await ended(client, await start(client, []))).toMatchObject({
    error: "States.ItemReaderFailed",
    cause: "The specified key does not exist.",
  });
});

test("it goes on with a Map Run after a restart, and starts no child twice", async () => {
  const projectDirectory = temporaryFolder();
  const kept = { projectDirectory, history: "kept", skipTime: false } as const;
  const before = await localService({
    ...kept,
    perform: (taskCall, tell) =>
      (taskCall.effect.arguments as { Payload: unknown }).Payload === 1
        ? failing(new Set())(taskCall, tell)
        : unanswered(taskCall, tell),
  });
  before.service.putStateMachine("m", machine({ each: each({ MaxConcurrency: 2 }) }));
  const executionArn = await start(before.client, [1, 2, 3, 4]);
  await vi.waitFor(async () =>
    expect((await mapRunOf(before.client, executionArn)).executionCounts).toMatchObject({
      ...{ succeeded: 1, running: 2, pending: 1 },
    }),
  );
  await before.service.close();
  const { client } = await localService({ ...kept, perform: failing(new Set()) });
  expect(await ended(client, executionArn)).toMatchObject({ output: "[1,2,3,4]" });
  const mapRun = await mapRunOf(client, executionArn);
  expect(mapRun.executionCounts).toMatchObject({ total: 4, succeeded: 4 });
  const children = await childrenOf(client, mapRun.mapRunArn);
  expect(children).toHaveLength(4);
  const started = await Promise.all(
    children.map(({ executionArn: arn }) => typesOf(client, String(arn))),
  );
  for (const types of started)
    expect(types?.filter((type) => type === "ExecutionStarted")).toHaveLength(1);
});

test("it tells which children wait to be redriven", async () => {
  const bad = new Set<unknown>([1, 2, 3]);
  let isOpen = true;
  const answer = failing(bad);
  const { service, client } = await localService({
    perform: (call, tell) => (isOpen ? answer(call, tell) : unanswered(call, tell)),
  });
  service.putStateMachine(
    "m",
    machine({ each: each({ MaxConcurrency: 1, ToleratedFailurePercentage: 50 }) }),
  );
  const executionArn = await start(client, [1, 2, 3]);
  await ended(client, executionArn);
  isOpen = false;
  await client.send(new RedriveExecutionCommand({ executionArn }));
  await vi.waitFor(async () => {
    const mapRun = await mapRunOf(client, executionArn);
    const { mapRunArn, executionCounts } = mapRun;
    expect(executionCounts?.running).toBe(1);
    const list = (statusFilter?: "PENDING_REDRIVE" | "FAILED") =>
      client.send(new ListExecutionsCommand({ mapRunArn, statusFilter }));
    const waiting = (await list("PENDING_REDRIVE")).executions ?? [];
    expect(waiting.length).toBe(executionCounts?.pendingRedrive);
    expect(waiting.length).toBeGreaterThan(0);
    const [first] = waiting;
    const described = await client.send(
      new DescribeExecutionCommand({ executionArn: first?.executionArn }),
    );
    expect(described.status).toBe("PENDING_REDRIVE");
    expect((await list("FAILED")).executions).toEqual([]);
  });
});
