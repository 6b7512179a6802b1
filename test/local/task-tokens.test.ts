import {
  CreateActivityCommand,
  DeleteActivityCommand,
  DescribeActivityCommand,
  GetActivityTaskCommand,
  ListActivitiesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import type { TaskRunner } from "../../lib/local/index.ts";
import { describeRun, watchRun } from "../../lib/operations/index.ts";
import { localService, machine, stateMachineArn, type TestService, task } from "./local-service.ts";

const callback = "arn:aws:states:::lambda:invoke.waitForTaskToken";

/** Submits every task and keeps its token. */
function collecting(tokens: string[]): TaskRunner {
  return ({ effect }, tell) => {
    tokens.push(String(effect.taskToken));
    tell.submitted("{}");
    return { finished: Promise.resolve(), cancel: () => {} };
  };
}

async function startCallback({ service, client }: TestService, more: object = {}) {
  service.putStateMachine("c", machine({ a: task(callback, more) }));
  const command = new StartExecutionCommand({ stateMachineArn: stateMachineArn("c") });
  return String((await client.send(command)).executionArn);
}

async function end({ client }: TestService, executionArn: string) {
  for await (const _ of watchRun(client, executionArn, { pollMilliseconds: [1, 10] }));
  return await describeRun(client, executionArn);
}

test("it ends a task by its token, and takes the token once", async () => {
  const tokens: string[] = [];
  const local = await localService({ perform: collecting(tokens) });
  const executionArn = await startCallback(local);
  const answer = new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{"ok":true}' });
  await local.client.send(answer);
  expect(await end(local, executionArn)).toMatchObject({ output: '{"ok":true}' });
  await expect(local.client.send(answer)).rejects.toMatchObject({
    name: "TaskTimedOut",
    message: "Task Timed Out: 'Provided task does not exist anymore'",
  });
});

test("it fails a task by its token", async () => {
  const tokens: string[] = [];
  const local = await localService({ perform: collecting(tokens) });
  const executionArn = await startCallback(local);
  const failure = { taskToken: tokens[0], error: "Denied", cause: "by Ann" };
  await local.client.send(new SendTaskFailureCommand(failure));
  expect(await end(local, executionArn)).toMatchObject({ error: "Denied", cause: "by Ann" });
});

test("it refuses a token after the task has timed out", async () => {
  const tokens: string[] = [];
  const local = await localService({ perform: collecting(tokens) });
  const executionArn = await startCallback(local, { TimeoutSeconds: 3600 });
  expect(await end(local, executionArn)).toMatchObject({
    status: "FAILED",
    error: "States.Timeout",
  });
  const late = new SendTaskHeartbeatCommand({ taskToken: tokens[0] });
  await expect(local.client.send(late)).rejects.toMatchObject({ name: "TaskTimedOut" });
});

test("it refuses a token that it never gave out, and output that is not JSON", async () => {
  const tokens: string[] = [];
  const local = await localService({ perform: collecting(tokens) });
  await startCallback(local);
  const unknown = new SendTaskSuccessCommand({ taskToken: "nonsense", output: "1" });
  await expect(local.client.send(unknown)).rejects.toMatchObject({
    name: "InvalidToken",
    message: "Invalid Token: 'Invalid token'",
  });
  const broken = new SendTaskSuccessCommand({ taskToken: tokens[0], output: "{" });
  await expect(local.client.send(broken)).rejects.toMatchObject({ name: "InvalidOutput" });
});

test("it hands an activity's task to the worker that polled first", async () => {
  const local = await localService();
  const { client, service } = local;
  const { activityArn } = await client.send(new CreateActivityCommand({ name: "work" }));
  const poll = client.send(new GetActivityTaskCommand({ activityArn, workerName: "ann" }));
  const State = { Type: "Task", Resource: String(activityArn), End: true };
  service.putStateMachine("a", machine({ State }));
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn: stateMachineArn("a"), input: '{"n":1}' }),
  );
  const { taskToken, input } = await poll;
  expect(input).toBe('{"n":1}');
  await client.send(new SendTaskSuccessCommand({ taskToken, output: "2" }));
  expect(await end(local, String(executionArn))).toMatchObject({ output: "2" });
});

test("it keeps activities until they are deleted", async () => {
  const { client } = await localService();
  const { activityArn } = await client.send(new CreateActivityCommand({ name: "work" }));
  expect((await client.send(new ListActivitiesCommand({}))).activities).toHaveLength(1);
  expect(await client.send(new DescribeActivityCommand({ activityArn }))).toMatchObject({
    name: "work",
  });
  await client.send(new DeleteActivityCommand({ activityArn }));
  await client.send(new DeleteActivityCommand({ activityArn }));
  const poll = client.send(new GetActivityTaskCommand({ activityArn }));
  await expect(poll).rejects.toMatchObject({
    name: "ActivityDoesNotExist",
    message: `Activity Does Not Exist: '${activityArn}'`,
  });
});
