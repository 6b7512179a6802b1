import { expect, test } from "vitest";
import { endpointOf } from "../../../lib/local/integrations/sdk/endpoint.ts";
import { fakeService, refusal } from "./fake-service.ts";
import { endpoints, runTask } from "./run-task.ts";

const sdk = (call: string): string => `arn:aws:states:::aws-sdk:${call}`;

test("it calls any installed client with its own casing, and answers in Step Functions'", async () => {
  const ecs = await fakeService(() => ({
    body: { taskArns: ["arn:1"], nextToken: "more" },
  }));
  const { output } = await runTask(
    sdk("ecs:listTasks"),
    { Cluster: "main", DesiredStatus: "RUNNING" },
    { environment: endpoints({ ECS: ecs.url }) },
  );
  expect(ecs.requests[0]).toMatchObject({
    operation: "ListTasks",
    body: { cluster: "main", desiredStatus: "RUNNING" },
  });
  expect(output).toEqual({ TaskArns: ["arn:1"], NextToken: "more" });
});

test("it writes instants as text, and JSON where the service takes text", async () => {
  const secrets = await fakeService(({ operation }) =>
    operation === "PutSecretValue"
      ? { body: { ARN: "arn:aws:secretsmanager:1", Name: "s" } }
      : { body: { Name: "s", CreatedDate: 1_700_000_000 } },
  );
  const environment = endpoints({ SECRETS_MANAGER: secrets.url });
  const put = { SecretId: "s", ClientRequestToken: "t", SecretString: { user: "me" } };
  const { output } = await runTask(sdk("secretsmanager:putSecretValue"), put, { environment });
  expect(output).toEqual({ Arn: "arn:aws:secretsmanager:1", Name: "s" });
  expect(secrets.requests[0]?.body).toMatchObject({ SecretString: '{"user":"me"}' });
  const get = await runTask(
    sdk("secretsmanager:getSecretValue"),
    { SecretId: "s" },
    { environment },
  );
  expect(get.output).toEqual({ Name: "s", CreatedDate: "2023-11-14T22:13:20Z" });
});

test("it answers with nothing where the service does", async () => {
  const sqs = await fakeService(() => ({}));
  const { output } = await runTask(
    sdk("sqs:deleteMessage"),
    { QueueUrl: "http://q/1/q", ReceiptHandle: "r" },
    { environment: endpoints({ SQS: sqs.url }) },
  );
  expect(output).toEqual({});
});

test("it reads an object's stream as text, and writes one as JSON", async () => {
  const s3 = await fakeService(({ method }) => ({
    headers: { "Content-Type": "text/plain", "x-amz-meta-Colour": "red" },
    body: method === "GET" ? "byte array data" : "",
  }));
  const environment = endpoints({ S3: s3.url });
  const object = { Bucket: "b", Key: "k" };
  const { output } = await runTask(sdk("s3:getObject"), object, { environment });
  expect(output).toMatchObject({ Body: "byte array data", Metadata: { colour: "red" } });
  await runTask(sdk("s3:putObject"), { ...object, Body: "text" }, { environment });
  expect(s3.requests.at(-1)).toMatchObject({ method: "PUT", text: '"text"' });
  expect(s3.requests.at(-1)?.url).toMatch(/^\/b\/k/);
});

test("it names a modelled error and tells its cause as the SDK for Java does", async () => {
  const secrets = await fakeService(() =>
    refusal("ResourceNotFoundException", "Secrets Manager can't find the specified secret."),
  );
  const { error, cause } = await runTask(
    sdk("secretsmanager:getSecretValue"),
    { SecretId: "s" },
    { environment: endpoints({ SECRETS_MANAGER: secrets.url }) },
  );
  expect(error).toBe("SecretsManager.ResourceNotFoundException");
  expect(cause).toBe(
    "Secrets Manager can't find the specified secret. (Service: SecretsManager, Status Code: 400, Request ID: request-1)",
  );
});

test("it names an error that the model lacks by the service", async () => {
  const secrets = await fakeService(() => refusal("AccessDeniedException", "no", 403));
  const environment = endpoints({ SECRETS_MANAGER: secrets.url });
  const { error } = await runTask(sdk("secretsmanager:listSecrets"), {}, { environment });
  expect(error).toBe("SecretsManager.SecretsManagerException");
});

test("it tells of a service that is not there as a failure of the client", async () => {
  const environment = endpoints({ SECRETS_MANAGER: "http://127.0.0.1:9" });
  const { error, cause } = await runTask(sdk("secretsmanager:listSecrets"), {}, { environment });
  expect(error).toBe("SecretsManager.SdkClientException");
  expect(cause).toContain("Unable to execute HTTP request: Connect to 127.0.0.1:9 failed");
});

test("it refuses what Step Functions would, before it calls", async () => {
  const ecs = await fakeService(() => ({}));
  const environment = endpoints({ ECS: ecs.url });
  const { error, cause } = await runTask(
    sdk("ecs:listTasks"),
    { cluster: "main", Family: 7 },
    { environment },
  );
  expect(error).toBe("States.Runtime");
  expect(cause).toBe(
    `The Parameters '{"cluster":"main","Family":7}' could not be used to start the Task: [The field "cluster" is not supported by Step Functions, The value for the field 'Family' must be a STRING]`,
  );
  expect(ecs.requests).toEqual([]);
});

test("it says which package to install for a client that isn't there", async () => {
  const { error, cause } = await runTask(sdk("cloudwatchlogs:describeLogGroups"), {});
  expect(error).toBe("Nagare.NotServedLocally");
  expect(cause).toContain("npm install --save-dev @aws-sdk/client-cloudwatch-logs");
});

test("it says which variable to set for a service without an endpoint", async () => {
  const { error, cause } = await runTask(sdk("sqs:listQueues"), {});
  expect(error).toBe("Nagare.NotServedLocally");
  expect(cause).toContain("set AWS_ENDPOINT_URL_SQS (or AWS_ENDPOINT_URL)");
});

test("it calls this service itself as Step Functions, whatever the environment says", async () => {
  const { output } = await runTask(
    sdk("sfn:listStateMachines"),
    {},
    { environment: { AWS_ENDPOINT_URL: "http://127.0.0.1:9" } },
  );
  expect(output).toMatchObject({
    StateMachines: [{ Name: "f", CreationDate: expect.any(String) }],
  });
});

const own = "http://127.0.0.1:1";
const nowhere = { own, allowAws: false, environment: {} };

test("it takes a service's own variable before the common one", () => {
  const environment = { AWS_ENDPOINT_URL: "http://a", AWS_ENDPOINT_URL_SQS: "http://b" };
  expect(endpointOf("SQS", { ...nowhere, environment })).toEqual({ kind: "at", url: "http://b" });
  expect(endpointOf("SNS", { ...nowhere, environment })).toEqual({ kind: "at", url: "http://a" });
});

test("it reaches AWS only when that is allowed", () => {
  const environment = { AWS_ENDPOINT_URL_SQS: "https://sqs.us-east-1.amazonaws.com" };
  expect(() => endpointOf("SQS", { ...nowhere, environment })).toThrow("--allow-aws");
  expect(() => endpointOf("SQS", nowhere)).toThrow("AWS_ENDPOINT_URL_SQS");
  expect(endpointOf("SQS", { ...nowhere, allowAws: true })).toEqual({ kind: "aws" });
  expect(endpointOf("DynamoDB", nowhere)).toEqual({ kind: "at", url: own });
});
