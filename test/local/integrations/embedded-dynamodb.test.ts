import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { expect, onTestFinished, test } from "vitest";
import { localService, machine, task } from "../local-service.ts";
import { outcome, started } from "./run-task.ts";

function dynamodb(endpoint: string): DynamoDBClient {
  const client = new DynamoDBClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  onTestFinished(() => client.destroy());
  return client;
}

const table = new CreateTableCommand({
  TableName: "locks",
  KeySchema: [{ AttributeName: "key", KeyType: "HASH" }],
  AttributeDefinitions: [{ AttributeName: "key", AttributeType: "S" }],
  BillingMode: "PAY_PER_REQUEST",
});
const item = { key: { S: "a" }, isOpen: { BOOL: true }, owner: { NULL: true } };
const get = new GetItemCommand({ TableName: "locks", Key: { key: { S: "a" } } });

test("it serves DynamoDB on its own port, and keeps the tables", async () => {
  const before = await localService({ history: "kept" });
  const client = dynamodb(before.service.endpoint);
  await client.send(table);
  await client.send(new PutItemCommand({ TableName: "locks", Item: item }));
  await before.service.close();
  const after = await localService({ history: "kept", projectDirectory: before.folder });
  expect((await dynamodb(after.service.endpoint).send(get)).Item).toEqual(item);
});

test("it is what tasks call, with the casing of each integration", async () => {
  const test = await localService({ environment: {} });
  await dynamodb(test.service.endpoint).send(table);
  const call = (action: string, more: object) =>
    task(`arn:aws:states:::${action}`, { Arguments: { TableName: "locks", ...more }, ...next });
  const next = { End: undefined, Next: "read" };
  const read = call("aws-sdk:dynamodb:getItem", { Key: { key: { S: "a" } } });
  const states = {
    put: call("dynamodb:putItem", { Item: item }),
    read: { ...read, Next: undefined, End: true },
  };
  test.service.putStateMachine("f", machine(states));
  const { output } = await outcome(test, await started(test.client, "f"));
  expect(output).toEqual({
    Item: { key: { S: "a" }, isOpen: { Bool: true }, owner: { Nul: true } },
  });
});

test("it tells a condition that fails apart from the rest", async () => {
  const test = await localService({ environment: {} });
  await dynamodb(test.service.endpoint).send(table);
  const put = task("arn:aws:states:::dynamodb:putItem", {
    Arguments: {
      TableName: "locks",
      Item: item,
      ConditionExpression: "attribute_exists(#key)",
      ExpressionAttributeNames: { "#key": "key" },
    },
  });
  test.service.putStateMachine("f", machine({ put }));
  const { error } = await outcome(test, await started(test.client, "f"));
  expect(error).toBe("DynamoDB.ConditionalCheckFailedException");
});

test("it refuses DynamoDB to a web page of another origin", async () => {
  const { service } = await localService();
  const headers = { "X-Amz-Target": "DynamoDB_20120810.ListTables", Origin: "http://evil.example" };
  const response = await fetch(service.endpoint, { method: "POST", headers, body: "{}" });
  expect(response.status).toBe(403);
});
