import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { expect, test, vi } from "vitest";
import { localService, machine, pass, stateMachineArn, task } from "../local-service.ts";
import { eventsOf, outcome, started } from "./run-task.ts";

const start = (pattern: string, more: object = {}): object =>
  task(`arn:aws:states:::states:startExecution${pattern}`, {
    Arguments: { StateMachineArn: stateMachineArn("child"), Input: { a: 1 }, ...more },
  });

async function family(child: object, parent: object, skipTime = true) {
  const test = await localService({ skipTime, environment: {} });
  test.service.putStateMachine("child", machine({ c: child }));
  test.service.putStateMachine("parent", machine({ p: parent }));
  return { test, executionArn: await started(test.client, "parent") };
}

test("it starts an execution and tells its ARN and start", async () => {
  const { test, executionArn } = await family(pass, start("", { Name: "n" }));
  const { output } = await outcome(test, executionArn);
  expect(output).toMatchObject({
    ExecutionArn: "arn:aws:states:us-east-1:123456789012:execution:child:n",
    StartDate: expect.any(Number),
    SdkHttpMetadata: { HttpStatusCode: 200 },
  });
});

test.each([
  [".sync", '{"a":1}'],
  [".sync:2", { a: 1 }],
])("it waits for the execution with %s", async (pattern, data) => {
  const { test, executionArn } = await family(pass, start(pattern));
  const { output } = await outcome(test, executionArn);
  expect(output).toMatchObject({
    Status: "SUCCEEDED",
    Input: data,
    InputDetails: { Included: true },
    Output: data,
    OutputDetails: { Included: true },
    StopDate: expect.any(Number),
  });
});

test("it lets time skip while the started execution waits", async () => {
  const wait = { Type: "Wait", Seconds: 86_400, End: true };
  const { test, executionArn } = await family(wait, start(".sync:2"));
  expect(await outcome(test, executionArn)).toMatchObject({ status: "SUCCEEDED" });
});

test("it fails with the description of an execution that failed", async () => {
  const { test, executionArn } = await family(
    { Type: "Fail", Error: "Bad", Cause: "why" },
    start(".sync:2"),
  );
  const { error, cause = "" } = await outcome(test, executionArn);
  expect(error).toBe("States.TaskFailed");
  expect(JSON.parse(cause)).toMatchObject({ Error: "Bad", Cause: "why", Status: "FAILED" });
});

test("it tells a refusal in the words of Step Functions", async () => {
  const missing = { StateMachineArn: stateMachineArn("missing") };
  const { test, executionArn } = await family(pass, start("", missing));
  const { error, cause } = await outcome(test, executionArn);
  expect(error).toBe("StepFunctions.StateMachineDoesNotExistException");
  expect(cause).toMatch(
    /^State Machine Does Not Exist: '.*:missing' \(Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: [\w-]+; Proxy: null\)$/,
  );
});

test("it stops the started execution when its own is stopped", async () => {
  const wait = { Type: "Wait", Seconds: 3_600, End: true };
  const { test, executionArn } = await family(wait, start(".sync"), false);
  const child = await vi.waitUntil(async () => {
    const list = new ListExecutionsCommand({ stateMachineArn: stateMachineArn("child") });
    return (await test.client.send(list)).executions?.[0]?.executionArn;
  });
  await vi.waitUntil(async () =>
    (await eventsOf(test.client, executionArn)).some(({ type }) => type === "TaskSubmitted"),
  );
  await test.client.send(new StopExecutionCommand({ executionArn }));
  await vi.waitUntil(async () => {
    const describe = new DescribeExecutionCommand({ executionArn: child });
    return (await test.client.send(describe)).status === "ABORTED";
  });
});

test("it finds the execution that it started when it is restarted", async () => {
  const options = { skipTime: false, environment: {}, history: "kept" } as const;
  const before = await localService(options);
  before.service.putStateMachine("child", machine({ c: { Type: "Wait", Seconds: 1, End: true } }));
  before.service.putStateMachine("parent", machine({ p: start(".sync:2") }));
  const executionArn = await started(before.client, "parent");
  const list = new ListExecutionsCommand({ stateMachineArn: stateMachineArn("child") });
  await vi.waitUntil(async () => (await before.client.send(list)).executions?.length === 1);
  await before.service.close();
  const after = await localService({ ...options, projectDirectory: before.folder });
  expect(await outcome(after, executionArn)).toMatchObject({ status: "SUCCEEDED" });
  expect((await after.client.send(list)).executions).toHaveLength(1);
});
