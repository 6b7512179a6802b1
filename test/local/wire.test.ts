import { request } from "node:http";
import { expect, test } from "vitest";
import { startLocalService } from "../../lib/local/index.ts";
import { localService, temporaryFolder } from "./local-service.ts";

interface Sent {
  readonly target?: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Node's own client, for `fetch` sets neither Host nor Origin. */
async function send(endpoint: string, sent: Sent) {
  const { hostname, port } = new URL(endpoint);
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": sent.target ?? "AWSStepFunctions.ListStateMachines",
    ...sent.headers,
  };
  return await new Promise<{ status: number; headers: object; body: string }>((resolve, reject) => {
    const { method = "POST", path = "/" } = sent;
    const call = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (body += chunk));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    call.on("error", reject);
    call.end(sent.body ?? "{}");
  });
}

test("it answers JSON 1.0 with a request id", async () => {
  const { service } = await localService();
  const { status, headers, body } = await send(service.endpoint, {});
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "application/x-amz-json-1.0",
    "x-amzn-requestid": expect.stringMatching(/^[\da-f-]{36}$/),
  });
  expect(JSON.parse(body)).toEqual({ stateMachines: [] });
});

test.each<[string, Sent, number, string]>([
  ["an unknown operation", { target: "AWSStepFunctions.None" }, 400, "UnknownOperationException"],
  ["another service", { target: "AmazonSQS.SendMessage" }, 400, "UnknownOperationException"],
  ["another method", { method: "GET" }, 400, "UnknownOperationException"],
  ["another path", { path: "/x" }, 400, "UnknownOperationException"],
  ["a body that is not JSON", { body: "{" }, 400, "SerializationException"],
  ["a body that is no object", { body: "[]" }, 400, "SerializationException"],
  ["a member of the wrong type", { body: '{"maxResults":"1"}' }, 400, "SerializationException"],
  ["a fraction for a whole number", { body: '{"maxResults":1.5}' }, 400, "SerializationException"],
  ["a number beyond all", { body: '{"maxResults":1e999}' }, 400, "SerializationException"],
  ["a huge body", { body: "x".repeat(9e6) }, 413, "RequestEntityTooLargeException"],
  ["a name that points here", { headers: { host: "evil.example" } }, 403, "AccessDeniedException"],
  [
    "a page elsewhere",
    { headers: { origin: "https://evil.example" } },
    403,
    "AccessDeniedException",
  ],
  ["a sandboxed page", { headers: { origin: "null" } }, 403, "AccessDeniedException"],
])("it refuses %s", async (_, sent, status, type) => {
  const { service } = await localService();
  const answer = await send(service.endpoint, sent);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body)).toMatchObject({ __type: type });
});

test("it serves its own pages, and clients that call it localhost", async () => {
  const { service } = await localService();
  const { port } = new URL(service.endpoint);
  const own = { host: `localhost:${port}`, origin: `http://localhost:${port}` };
  expect((await send(service.endpoint, { headers: own })).status).toBe(200);
});

test("it tells all broken constraints at once, as AWS does", async () => {
  const { service } = await localService();
  const answer = await send(service.endpoint, {
    target: "AWSStepFunctions.ListExecutions",
    body: JSON.stringify({ maxResults: 1001, statusFilter: "DONE" }),
  });
  expect(JSON.parse(answer.body)).toEqual({
    __type: "ValidationException",
    message:
      "2 validation errors detected: Value 'DONE' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: [RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED, PENDING_REDRIVE]; Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
  });
});

test("it tells a missing member", async () => {
  const { service } = await localService();
  const answer = await send(service.endpoint, { target: "AWSStepFunctions.StartExecution" });
  expect(JSON.parse(answer.body).message).toBe(
    "1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null",
  );
});

test("it says that the port is taken", async () => {
  const { service } = await localService();
  const port = Number(new URL(service.endpoint).port);
  const second = startLocalService({ directory: temporaryFolder(), port, history: "forgotten" });
  await expect(second).rejects.toMatchObject({
    name: "PortUnavailable",
    message: `port ${port}: something else is using it; stop that, or choose another with --port`,
  });
});

test("it listens on 127.0.0.1 alone", async () => {
  const { service } = await localService();
  const { port } = new URL(service.endpoint);
  await expect(send(`http://127.0.0.2:${port}`, {})).rejects.toMatchObject({
    code: "ECONNREFUSED",
  });
});
