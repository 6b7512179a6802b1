import { TestStateCommand, type TestStateCommandInput } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { answering, localService, machine, pass, roleArn } from "./local-service.ts";

const invoke = {
  Type: "Task",
  QueryLanguage: "JSONata",
  Resource: "arn:aws:states:::lambda:invoke",
  Arguments: { FunctionName: "f", Payload: "{% $states.input %}" },
  Output: "{% $states.result.Payload %}",
  End: true,
};

const map = {
  Type: "Map",
  ItemsPath: "$.items",
  ToleratedFailureCount: 1,
  ItemProcessor: { StartAt: "a", States: { a: pass } },
  End: true,
};

const parallel = { Type: "Parallel", Branches: [{ StartAt: "b", States: { b: pass } }], End: true };

type Request = Omit<TestStateCommandInput, "definition"> & { readonly definition: object };

const ask = ({ definition, ...more }: Request) =>
  new TestStateCommand({ ...more, definition: JSON.stringify(definition) });

test("it performs a task as an execution would", async () => {
  const perform = answering((argument) => ({ Payload: argument }));
  const { client } = await localService({ perform });
  const answer = await client.send(ask({ definition: invoke, roleArn, input: '{"n":1}' }));
  expect(answer).toMatchObject({
    status: "SUCCEEDED",
    output: '{"FunctionName":"f","Payload":{"n":1}}',
  });
  expect(answer.inspectionData).toBeUndefined();
});

test("it shows the data on its way", async () => {
  const { client } = await localService();
  const definition = {
    Type: "Pass",
    InputPath: "$.a",
    Parameters: { "b.$": "$.b" },
    ResultPath: "$.c",
    Next: "next",
  };
  const input = '{"a":{"b":1}}';
  const answer = await client.send(ask({ definition, input, inspectionLevel: "DEBUG" }));
  expect(answer).toMatchObject({
    status: "SUCCEEDED",
    nextState: "next",
    output: '{"a":{"b":1},"c":{"b":1}}',
    inspectionData: {
      input,
      afterInputPath: '{"b":1}',
      afterParameters: '{"b":1}',
      afterResultSelector: '{"b":1}',
      afterResultPath: '{"a":{"b":1},"c":{"b":1}}',
    },
  });
});

test("it tells which catcher takes a mocked error, and where that leads", async () => {
  const { client } = await localService();
  const definition = {
    ...invoke,
    Retry: [{ ErrorEquals: ["E"], IntervalSeconds: 3, MaxAttempts: 2 }],
    Catch: [{ ErrorEquals: ["E"], Output: "{% $states.errorOutput.Cause %}", Next: "mend" }],
  };
  const mock = { errorOutput: { error: "E", cause: "because" } };
  const after = (retrierRetryCount: number) =>
    client.send(
      ask({
        definition,
        mock,
        inspectionLevel: "TRACE",
        stateConfiguration: { retrierRetryCount },
      }),
    );
  expect(await after(1)).toMatchObject({
    status: "RETRIABLE",
    error: "E",
    inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 6 } },
  });
  expect(await after(2)).toMatchObject({
    status: "CAUGHT_ERROR",
    nextState: "mend",
    output: '"because"',
    inspectionData: { errorDetails: { catchIndex: 0 } },
  });
});

test("it tests an inner state of a state machine with its variables and context", async () => {
  const { client } = await localService();
  const inner = { ...pass, Output: "{% $a & $states.context.State.Name %}" };
  const each = { Type: "Map", ItemProcessor: { StartAt: "in", States: { in: inner } }, End: true };
  const definition = machine({ each });
  const variables = '{"a":"state "}';
  expect(await client.send(ask({ definition, stateName: "in", variables }))).toMatchObject({
    status: "SUCCEEDED",
    output: '"state in"',
  });
  await expect(client.send(ask({ definition, stateName: "out" }))).rejects.toMatchObject({
    name: "ValidationException",
    message: "State not found in definition",
  });
});

test("it waits without making anybody wait", async () => {
  const { client } = await localService();
  const definition = { Type: "Wait", Seconds: 200, End: true };
  expect(await client.send(ask({ definition, input: "[1]" }))).toMatchObject({
    status: "SUCCEEDED",
    output: "[1]",
  });
});

test("it fails a Map that more iterations failed in than it tolerates", async () => {
  const { client } = await localService();
  const tested = (mapIterationFailureCount: number) =>
    client.send(
      ask({
        definition: map,
        input: '{"items":[1,2]}',
        inspectionLevel: "DEBUG",
        mock: { result: "[1,null]" },
        stateConfiguration: { mapIterationFailureCount },
      }),
    );
  expect(await tested(1)).toMatchObject({ status: "SUCCEEDED", output: "[1,null]" });
  expect(await tested(2)).toMatchObject({
    status: "FAILED",
    error: "States.ExceedToleratedFailureThreshold",
    inspectionData: { maxConcurrency: 0, toleratedFailureCount: 1, afterItemsPath: "[1,2]" },
  });
});

const dynamodb = {
  Type: "Task",
  Resource: "arn:aws:states:::aws-sdk:dynamodb:describeTable",
  Parameters: { TableName: "t" },
  End: true,
};

/** A mock's result, and what the service's model says to it. */
const mocks = [
  { result: { Table: { TableName: "t", TableStatus: "ACTIVE", ItemCount: 3 } } },
  { result: { Table: { NotKnownYet: 1 } } },
  { result: { Table: [] }, refusal: "Field 'Table' must be an object" },
  { result: { Table: { ItemCount: "3" } }, refusal: "Field 'ItemCount' must be a number" },
  { result: { Table: { KeySchema: {} } }, refusal: "Field 'KeySchema' must be an array" },
  {
    result: { Table: { TableStatus: "TIRED" } },
    refusal: "Field 'TableStatus' is not an expected value",
  },
  {
    result: { Table: { KeySchema: [{ KeyType: "HASH" }] } },
    refusal: "Required field 'AttributeName' is missing",
  },
];

test.each(mocks)("it compares $result with the service's model", async ({ result, refusal }) => {
  const { client } = await localService();
  const mocked = (fieldValidationMode: "STRICT" | "NONE") =>
    client.send(
      ask({ definition: dynamodb, mock: { result: JSON.stringify(result), fieldValidationMode } }),
    );
  expect(await mocked("NONE")).toMatchObject({ status: "SUCCEEDED" });
  if (refusal === undefined) expect(await mocked("STRICT")).toMatchObject({ status: "SUCCEEDED" });
  else
    await expect(mocked("STRICT")).rejects.toMatchObject({
      name: "ValidationException",
      message: `Mock result schema validation error: ${refusal}`,
    });
});

const result = "{}";
const refused: readonly { readonly request: Request; readonly message: string }[] = [
  {
    request: { definition: invoke },
    message: "RoleArn must be specified when testing a Task state",
  },
  {
    request: { definition: pass, mock: { result } },
    message: "State type 'Pass' is not supported",
  },
  {
    request: { definition: map },
    message: "TestState API does not support Map or Parallel states.",
  },
  {
    request: { definition: parallel, mock: { result: "[1,2]" } },
    message: "same number of items as number of Parallel branches",
  },
  { request: { definition: map, mock: { result } }, message: "Mocked result must be an array." },
  {
    request: { definition: invoke, mock: { result, errorOutput: { error: "E" } } },
    message: "should have only one of the following fields: [result, errorOutput]",
  },
  {
    request: { definition: invoke, mock: { result: "{" } },
    message: "Mocked result must be valid JSON",
  },
  {
    request: { definition: invoke, revealSecrets: true, mock: { result } },
    message: "does not support RevealSecrets when a mock is specified",
  },
  {
    request: { definition: invoke, mock: { result }, context: '{"State":{"Name":1}}' },
    message: "Invalid Context object provided: State.Name must be a string",
  },
  {
    request: { definition: invoke, roleArn, stateConfiguration: { retrierRetryCount: 1 } },
    message: "does not support RetrierRetryCount when a mock is not specified",
  },
];

test.each(refused)("it refuses: $message", async ({ request, message }) => {
  const { client } = await localService();
  await expect(client.send(ask(request))).rejects.toThrow(message);
});
