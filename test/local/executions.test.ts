import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { describeRun, watchRun } from "../../lib/operations/index.ts";
import {
  answering,
  localService,
  machine,
  pass,
  stateMachineArn,
  task,
  unanswered,
} from "./local-service.ts";

const started = (client: SFNClient, name: string, more: object = {}) =>
  client.send(new StartExecutionCommand({ stateMachineArn: stateMachineArn(name), ...more }));

async function ended(client: SFNClient, executionArn: string | undefined) {
  const options = { pollMilliseconds: [1, 10] } as const;
  for await (const _ of watchRun(client, String(executionArn), options));
  return await describeRun(client, String(executionArn));
}

test("it runs an execution and tells its history page by page, in both orders", async () => {
  const { service, client } = await localService();
  const [first, second] = [{ Type: "Pass", Next: "b" }, pass];
  service.putStateMachine("two", machine({ a: first, b: second }));
  const { executionArn } = await started(client, "two", { name: "one", input: '{"n":1}' });
  const run = await ended(client, executionArn);
  expect(run).toMatchObject({ name: "one", status: "SUCCEEDED", output: '{"n":1}' });
  const pages = async (reverseOrder: boolean) => {
    const found: unknown[] = [];
    let nextToken: string | undefined;
    do {
      const command = { executionArn, maxResults: 2, reverseOrder, nextToken };
      const page = await client.send(new GetExecutionHistoryCommand(command));
      expect(page.events?.length).toBeLessThanOrEqual(2);
      found.push(...(page.events ?? []).map(({ id, type }) => `${id} ${type}`));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return found;
  };
  const events = [
    "1 ExecutionStarted",
    "2 PassStateEntered",
    "3 PassStateExited",
    "4 PassStateEntered",
    "5 PassStateExited",
    "6 ExecutionSucceeded",
  ];
  expect(await pages(false)).toEqual(events);
  expect(await pages(true)).toEqual(events.toReversed());
});

test("it leaves data out of a history when asked to", async () => {
  const { service, client } = await localService();
  service.putStateMachine("p", machine({ a: pass }));
  const { executionArn } = await started(client, "p", { input: '{"secret":1}' });
  await ended(client, executionArn);
  const history = new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false });
  expect(JSON.stringify((await client.send(history)).events)).not.toContain("secret");
  const describe = new DescribeExecutionCommand({ executionArn, includedData: "METADATA_ONLY" });
  expect(await client.send(describe)).toMatchObject({ inputDetails: { included: false } });
});

test("it gives back a running execution of the same name and input, and refuses any other", async () => {
  const { service, client } = await localService({ perform: unanswered });
  service.putStateMachine("t", machine({ a: task() }));
  const one = await started(client, "t", { name: "n", input: '{"a":1}' });
  const same = await started(client, "t", { name: "n", input: '{"a":1}' });
  expect(same.executionArn).toBe(one.executionArn);
  expect(same.startDate).toEqual(one.startDate);
  const refusal = {
    name: "ExecutionAlreadyExists",
    message: `Execution Already Exists: '${one.executionArn}'`,
  };
  await expect(started(client, "t", { name: "n", input: "{}" })).rejects.toMatchObject(refusal);
  await client.send(new StopExecutionCommand({ executionArn: one.executionArn }));
  await expect(started(client, "t", { name: "n", input: '{"a":1}' })).rejects.toMatchObject(
    refusal,
  );
});

test.each([
  [
    "not some json",
    "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
  ],
  [
    "{'not': 'json'",
    "Unexpected character (''' (code 39)): was expecting double-quote to start field name",
  ],
  ["", "Invalid execution input."],
])("it refuses the input %j in AWS's words", async (input, words) => {
  const { service, client } = await localService();
  service.putStateMachine("p", machine({ a: pass }));
  await expect(started(client, "p", { input })).rejects.toMatchObject({
    name: "InvalidExecutionInput",
    message: `Invalid State Machine Execution Input: '${words}'`,
  });
});

test.each(["a b", "a:b", "a/b", "a\u007fb"])("it refuses the name %j", async (name) => {
  const { service, client } = await localService();
  service.putStateMachine("p", machine({ a: pass }));
  await expect(started(client, "p", { name })).rejects.toMatchObject({
    name: "InvalidName",
    message: `Invalid Name: '${name}'`,
  });
});

test("it lists executions newest first, by status and page", async () => {
  const { service, client } = await localService({
    perform: answering((argument) => (JSON.stringify(argument).includes("wait") ? undefined : 1)),
  });
  service.putStateMachine("t", machine({ a: task() }));
  const names = ["x1", "x2", "x3"];
  for (const name of names)
    await ended(client, (await started(client, "t", { name })).executionArn);
  await started(client, "t", { name: "open", input: '"wait"' });
  const list = async (filter: object) => {
    const command = new ListExecutionsCommand({ stateMachineArn: stateMachineArn("t"), ...filter });
    const { executions = [], nextToken } = await client.send(command);
    return { names: executions.map(({ name }) => name), nextToken };
  };
  expect((await list({})).names).toEqual(["open", "x3", "x2", "x1"]);
  expect((await list({ statusFilter: "RUNNING" })).names).toEqual(["open"]);
  const first = await list({ maxResults: 3 });
  expect(first.names).toEqual(["open", "x3", "x2"]);
  expect((await list({ maxResults: 3, nextToken: first.nextToken })).names).toEqual(["x1"]);
  await expect(list({ nextToken: "bm9uc2Vuc2U=" })).rejects.toMatchObject({ name: "InvalidToken" });
});

test("it stops an execution, once", async () => {
  const { service, client } = await localService({ perform: unanswered });
  service.putStateMachine("t", machine({ a: task() }));
  const { executionArn } = await started(client, "t");
  const stop = () =>
    client.send(new StopExecutionCommand({ executionArn, error: "E", cause: "c" }));
  const { stopDate } = await stop();
  expect(await describeRun(client, String(executionArn))).toMatchObject({
    status: "ABORTED",
    error: "E",
    cause: "c",
    stopDate,
  });
  expect((await stop()).stopDate).toEqual(stopDate);
});

test("it redrives a failed execution from the step that failed, in the same history", async () => {
  let isMended = false;
  const performed: string[] = [];
  const { service, client } = await localService({
    perform: answering((_, { effect }) => {
      performed.push(effect.stateName);
      if (effect.stateName === "b" && !isMended)
        throw Object.assign(new Error("broken"), { name: "Broken" });
      return "fine";
    }),
  });
  const { End, ...a } = task() as { End: boolean };
  service.putStateMachine("t", machine({ a: { ...a, Next: "b" }, b: task() }));
  const { executionArn } = await started(client, "t");
  expect(await ended(client, executionArn)).toMatchObject({ error: "Broken", isRedrivable: true });
  isMended = true;
  const redrive = () =>
    client.send(new RedriveExecutionCommand({ executionArn, clientToken: "t1" }));
  await redrive();
  expect(await ended(client, executionArn)).toMatchObject({ status: "SUCCEEDED", redriveCount: 1 });
  expect(performed).toEqual(["a", "b", "b"]);
  const again = client.send(new RedriveExecutionCommand({ executionArn, clientToken: "t2" }));
  await expect(again).rejects.toMatchObject({
    name: "ExecutionNotRedrivable",
    message: "Execution Not Redrivable: 'Execution is SUCCEEDED and cannot be redriven'",
  });
  // The same client token is the same redrive.
  expect((await redrive()).redriveDate).toBeInstanceOf(Date);
});

test("it keeps the definition that an execution was started with", async () => {
  const { service, client } = await localService();
  service.putStateMachine("p", machine({ a: pass }));
  const { executionArn } = await started(client, "p");
  service.putStateMachine("p", machine({ b: pass }));
  const command = new DescribeStateMachineForExecutionCommand({ executionArn });
  expect((await client.send(command)).definition).toBe(JSON.stringify(machine({ a: pass })));
});

test("it runs an Express execution to its end in one call, and describes none", async () => {
  const { service, client } = await localService();
  service.putStateMachine("e", machine({ a: pass }), "EXPRESS");
  const answer = await client.send(
    new StartSyncExecutionCommand({ stateMachineArn: stateMachineArn("e"), input: "[1]" }),
  );
  expect(answer).toMatchObject({ status: "SUCCEEDED", output: "[1]" });
  const describe = new DescribeExecutionCommand({ executionArn: answer.executionArn });
  await expect(client.send(describe)).rejects.toMatchObject({
    name: "InvalidArn",
    message: "Invalid Arn: 'Resource type not valid in this context: express'",
  });
});

test("it refuses what it doesn't know in AWS's words", async () => {
  const { service, client } = await localService();
  service.putStateMachine("p", machine({ a: pass }));
  const executionArn = "arn:aws:states:us-east-1:123456789012:execution:p:none";
  await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
    name: "ExecutionDoesNotExist",
    message: `Execution Does Not Exist: '${executionArn}'`,
  });
  await expect(started(client, "none")).rejects.toMatchObject({
    name: "StateMachineDoesNotExist",
    message: `State Machine Does Not Exist: '${stateMachineArn("none")}'`,
  });
});
