import {
  DescribeExecutionCommand,
  RedriveExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { realClock } from "../../lib/local/index.ts";
import { describeRun, watchRun } from "../../lib/operations/index.ts";
import {
  localService,
  machine,
  pass,
  stateMachineArn,
  type TestService,
  task,
  unanswered,
} from "./local-service.ts";

const day = 24 * 60 * 60 * 1000;

/** A service whose clock a test sets forward; its tasks never answer. */
async function service(): Promise<TestService & { later(milliseconds: number): void }> {
  let ahead = 0;
  const clock = { ...realClock, now: () => Date.now() + ahead };
  const local = await localService({ clock, skipTime: false, perform: unanswered });
  local.service.putStateMachine("task", machine({ a: task() }));
  local.service.putStateMachine("pass", machine({ a: pass }));
  local.service.putStateMachine("express", machine({ a: { Type: "Fail" } }), "EXPRESS");
  const later = (milliseconds: number): void => {
    ahead += milliseconds;
  };
  return { ...local, later };
}

async function start(client: SFNClient, name: string): Promise<string> {
  const command = new StartExecutionCommand({ stateMachineArn: stateMachineArn(name) });
  return String((await client.send(command)).executionArn);
}

async function stopped(client: SFNClient): Promise<string> {
  const executionArn = await start(client, "task");
  await client.send(new StopExecutionCommand({ executionArn }));
  return executionArn;
}

const redrive = (client: SFNClient, executionArn: string, clientToken?: string) =>
  client.send(new RedriveExecutionCommand({ executionArn, clientToken }));

/** Redriving is refused in these words, and DescribeExecution says so too. */
async function expectRefused(client: SFNClient, executionArn: string, why: string): Promise<void> {
  await expect(redrive(client, executionArn)).rejects.toMatchObject({
    name: "ExecutionNotRedrivable",
    message: `Execution Not Redrivable: '${why}'`,
    $metadata: { httpStatusCode: 400 },
  });
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    redriveStatus: "NOT_REDRIVABLE",
    redriveStatusReason: why,
    redriveCount: 0,
  });
}

test("it redrives no execution that runs", async () => {
  const { client } = await service();
  const executionArn = await start(client, "task");
  await expectRefused(client, executionArn, "Execution is RUNNING and cannot be redriven");
});

test("it redrives no execution that succeeded", async () => {
  const { client } = await service();
  const executionArn = await start(client, "pass");
  for await (const _ of watchRun(client, executionArn, { pollMilliseconds: [1, 10] }));
  await expectRefused(client, executionArn, "Execution is SUCCEEDED and cannot be redriven");
});

test("it redrives an execution for two weeks after its end, and no longer", async () => {
  const { client, later } = await service();
  const [early, late] = [await stopped(client), await stopped(client)];
  later(14 * day - 60_000);
  await redrive(client, early);
  expect(await describeRun(client, early)).toMatchObject({ status: "RUNNING", redriveCount: 1 });
  later(120_000);
  await expectRefused(client, late, "Execution redrivable period exceeded");
});

test("it counts the two weeks from the end of the last redrive", async () => {
  const { client, later } = await service();
  const executionArn = await stopped(client);
  for (const redriveCount of [1, 2, 3]) {
    later(10 * day);
    await redrive(client, executionArn);
    expect(await describeRun(client, executionArn)).toMatchObject({ redriveCount });
    await client.send(new StopExecutionCommand({ executionArn }));
  }
});

test("it takes a client token for the same redrive, for a quarter of an hour", async () => {
  const { client, later } = await service();
  const executionArn = await stopped(client);
  const first = await redrive(client, executionArn, "token");
  expect(await redrive(client, executionArn, "token")).toMatchObject({
    redriveDate: first.redriveDate,
  });
  later(15 * 60_000 + 1);
  await expect(redrive(client, executionArn, "token")).rejects.toMatchObject({
    name: "ExecutionNotRedrivable",
  });
});

test("it knows no Express execution to redrive, nor one that never was", async () => {
  const { client } = await service();
  const command = new StartSyncExecutionCommand({ stateMachineArn: stateMachineArn("express") });
  const { executionArn } = await client.send(command);
  await expect(redrive(client, String(executionArn))).rejects.toMatchObject({
    name: "InvalidArn",
    message: "Invalid Arn: 'Resource type not valid in this context: express'",
  });
  const none = "arn:aws:states:us-east-1:123456789012:execution:task:none";
  await expect(redrive(client, none)).rejects.toMatchObject({
    name: "ExecutionDoesNotExist",
    message: `Execution Does Not Exist: '${none}'`,
  });
});

test("it redrives with the definition that the execution was started with", async () => {
  const local = await service();
  const executionArn = await stopped(local.client);
  local.service.putStateMachine("task", machine({ other: pass }));
  await redrive(local.client, executionArn);
  expect(await describeRun(local.client, executionArn)).toMatchObject({ status: "RUNNING" });
});
