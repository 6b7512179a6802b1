import { StopExecutionCommand } from "@aws-sdk/client-sfn";
import { expect, test, vi } from "vitest";
import { localService, machine, task } from "../local-service.ts";
import { fakeService, refusal } from "./fake-service.ts";
import { endpoints, eventsOf, outcome, runTask, started } from "./run-task.ts";

const optimized = (call: string): string => `arn:aws:states:::${call}`;

const metadata = {
  SdkHttpMetadata: {
    AllHttpHeaders: expect.objectContaining({ "x-amzn-RequestId": ["request-1"] }),
    HttpHeaders: expect.objectContaining({ "Content-Type": "application/x-amz-json-1.0" }),
    HttpStatusCode: 200,
  },
  SdkResponseMetadata: { RequestId: "request-1" },
};

test("it sends a message whose body is JSON, and passes on what HTTP said", async () => {
  const body = { MessageId: "m", MD5OfMessageBody: "bb6cb5c68df4652941caf652a366f2d8" };
  const sqs = await fakeService(() => ({ body }));
  const { output } = await runTask(
    optimized("sqs:sendMessage"),
    {
      QueueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/q",
      MessageBody: { a: "{% 1 %}" },
    },
    { environment: endpoints({ SQS: sqs.url }) },
  );
  expect(sqs.requests[0]?.body).toMatchObject({ MessageBody: '{"a":1}' });
  expect(output).toEqual({ ...body, ...metadata });
});

test("it tells a refusal as the SDK for Java 1 did", async () => {
  const dynamodb = await fakeService(({ body }) =>
    JSON.stringify(body).includes("known")
      ? refusal("ConditionalCheckFailedException", "The conditional request failed")
      : refusal("ValidationException", "wrong"),
  );
  const environment = endpoints({ DYNAMODB: dynamodb.url });
  const put = (TableName: string) =>
    runTask(optimized("dynamodb:putItem"), { TableName, Item: {} }, { environment });
  expect(await put("known")).toMatchObject({ error: "DynamoDB.ConditionalCheckFailedException" });
  expect(await put("other")).toMatchObject({
    error: "DynamoDB.AmazonDynamoDBException",
    cause:
      "wrong (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException; Request ID: request-1; Proxy: null)",
  });
});

test("it puts events that say where they come from, and fails when one is refused", async () => {
  const events = await fakeService(({ text }) => ({
    body: text.includes("good")
      ? { FailedEntryCount: 0, Entries: [{ EventId: "e" }] }
      : { FailedEntryCount: 1, Entries: [{ ErrorCode: "X", ErrorMessage: "no" }] },
  }));
  const environment = endpoints({ EVENTBRIDGE: events.url });
  const put = (Source: string) =>
    runTask(
      optimized("events:putEvents"),
      { Entries: [{ Source, DetailType: "t", Detail: { a: 1 } }] },
      { environment },
    );
  const { executionArn } = await put("good");
  expect(events.requests[0]?.body).toMatchObject({
    Entries: [{ Detail: '{"a":1}', Resources: [executionArn, expect.stringContaining(":f")] }],
  });
  expect(await put("bad")).toMatchObject({
    error: "EventBridge.FailedEntry",
    cause: '{"Entries":[{"ErrorCode":"X","ErrorMessage":"no"}],"FailedEntryCount":1}',
  });
});

test("it invokes a function that isn't the project's, in both forms", async () => {
  const lambda = await fakeService(() => ({
    headers: { "X-Amz-Executed-Version": "$LATEST" },
    body: '{"rows": 3}',
  }));
  const environment = endpoints({ LAMBDA: lambda.url });
  const invoke = { FunctionName: "other", Payload: { a: 1 } };
  const { output } = await runTask(optimized("lambda:invoke"), invoke, { environment });
  expect(output).toMatchObject({
    ExecutedVersion: "$LATEST",
    Payload: { rows: 3 },
    StatusCode: 200,
  });
  expect(lambda.requests[0]).toMatchObject({ body: { a: 1 } });
  const arn = "arn:aws:lambda:us-east-1:123456789012:function:other";
  expect((await runTask(arn, { b: 1 }, { environment })).output).toEqual({ rows: 3 });
});

test.each([
  ['{"errorType":"Bad","errorMessage":"no"}', "Bad", '{"errorType":"Bad","errorMessage":"no"}'],
  [
    '{"errorMessage":"no"}',
    "Lambda.Unknown",
    'The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"no"}',
  ],
])("it fails with what a function threw: %s", async (body, error, cause) => {
  const lambda = await fakeService(() => ({
    headers: { "X-Amz-Function-Error": "Unhandled" },
    body,
  }));
  const environment = endpoints({ LAMBDA: lambda.url });
  const told = await runTask(optimized("lambda:invoke"), { FunctionName: "f" }, { environment });
  expect(told).toMatchObject({ error, cause });
});

const ecsTask = (exitCode: number) => ({
  taskArn: "arn:task",
  lastStatus: "STOPPED",
  stoppedAt: 1_700_000_000,
  containers: [{ exitCode }],
});

function ecs(exitCode: number) {
  let looks = 0;
  return fakeService(({ operation }) => {
    if (operation === "RunTask")
      return {
        body: { tasks: [{ taskArn: "arn:task", lastStatus: "PROVISIONING" }], failures: [] },
      };
    const isOver = operation === "DescribeTasks" && ++looks > 1;
    return { body: { tasks: [isOver ? ecsTask(exitCode) : { lastStatus: "RUNNING" }] } };
  });
}

test("it waits for an ECS task that isn't the project's, and gives its Task object", async () => {
  const service = await ecs(0);
  const { output, client, executionArn } = await runTask(
    optimized("ecs:runTask.sync"),
    { Cluster: "c", TaskDefinition: "other" },
    { environment: endpoints({ ECS: service.url }) },
  );
  expect(service.requests[0]?.body).toMatchObject({ startedBy: "AWS Step Functions" });
  expect(output).toEqual({
    TaskArn: "arn:task",
    LastStatus: "STOPPED",
    StoppedAt: 1_700_000_000_000,
    Containers: [{ ExitCode: 0 }],
  });
  const submitted = (await eventsOf(client, executionArn)).find((e) => e.type === "TaskSubmitted");
  expect(JSON.parse(submitted?.taskSubmittedEventDetails?.output ?? "")).toMatchObject({
    Tasks: [{ TaskArn: "arn:task" }],
    Failures: [],
    SdkResponseMetadata: {},
  });
});

test("it fails with the Task object when a container did", async () => {
  const service = await ecs(3);
  const { error, cause = "" } = await runTask(
    optimized("ecs:runTask.sync"),
    { TaskDefinition: "other" },
    { environment: endpoints({ ECS: service.url }) },
  );
  expect(error).toBe("States.TaskFailed");
  expect(JSON.parse(cause)).toMatchObject({ Containers: [{ ExitCode: 3 }] });
});

test("it fails at once when ECS could not place the task, unless nobody waits", async () => {
  const failures = [{ reason: "RESOURCE:CPU" }];
  const service = await fakeService(() => ({ body: { tasks: [], failures } }));
  const environment = endpoints({ ECS: service.url });
  const run = { TaskDefinition: "other" };
  expect(await runTask(optimized("ecs:runTask.sync"), run, { environment })).toMatchObject({
    error: "AmazonECS.Unknown",
    cause: '[{"Reason":"RESOURCE:CPU"}]',
  });
  const { output } = await runTask(optimized("ecs:runTask"), run, { environment });
  expect(output).toMatchObject({ Failures: [{ Reason: "RESOURCE:CPU" }] });
});

test("it stops the job of an execution that is stopped", async () => {
  const service = await fakeService(() => ({
    body: { tasks: [{ taskArn: "arn:task", lastStatus: "RUNNING" }], failures: [] },
  }));
  const environment = endpoints({ ECS: service.url });
  const test = await localService({ skipTime: false, environment });
  const run = task(optimized("ecs:runTask.sync"), { Arguments: { TaskDefinition: "other" } });
  test.service.putStateMachine("f", machine({ a: run }));
  const executionArn = await started(test.client, "f");
  await vi.waitUntil(() => service.requests.length > 1, { timeout: 5_000 });
  await test.client.send(new StopExecutionCommand({ executionArn }));
  await vi.waitUntil(() => service.requests.some(({ operation }) => operation === "StopTask"), {
    timeout: 5_000,
  });
  expect(await outcome(test, executionArn)).toMatchObject({ status: "ABORTED" });
});

test("it goes on waiting for a job after a restart, without starting it again", async () => {
  let isOver = false;
  const service = await fakeService(({ operation }) => ({
    body: {
      failures: [],
      tasks: [operation === "DescribeTasks" && isOver ? ecsTask(0) : { taskArn: "arn:task" }],
    },
  }));
  const environment = endpoints({ ECS: service.url });
  const before = await localService({ skipTime: false, environment, history: "kept" });
  const run = task(optimized("ecs:runTask.sync"), { Arguments: { TaskDefinition: "other" } });
  before.service.putStateMachine("f", machine({ a: run }));
  const executionArn = await started(before.client, "f");
  await vi.waitUntil(() => service.requests.length > 1, { timeout: 5_000 });
  await before.service.close();
  isOver = true;
  const after = await localService({
    skipTime: false,
    environment,
    history: "kept",
    projectDirectory: before.folder,
  });
  expect(await outcome(after, executionArn)).toMatchObject({ status: "SUCCEEDED" });
  expect(service.requests.filter(({ operation }) => operation === "RunTask")).toHaveLength(1);
});

test("it refuses an integration that it has no stand-in for", async () => {
  const { error, cause } = await runTask(optimized("sagemaker:createTrainingJob.sync"), {});
  expect(error).toBe("Nagare.NotServedLocally");
  expect(cause).toContain("arn:aws:states:::sagemaker:createTrainingJob.sync");
});
