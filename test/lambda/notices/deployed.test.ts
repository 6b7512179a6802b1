/** The function as it is deployed: its bundle, AWS's own clients, and services that note what they are asked. */
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { noticesCode } from "../../../lambda/notices/bundle.ts";
import { temporaryFolder } from "../../local/local-service.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const executionArn = "arn:aws:states:us-east-1:123456789012:execution:nagare-prod-daily:monday";
const at = (seconds: number) => 1_790_000_000 + seconds;
const Payload = { FunctionName: "arn:aws:lambda:us-east-1:123456789012:function:nagare-prod-read" };
const call = { resourceType: "lambda", resource: "invoke" };
const failure = { error: "RangeError", cause: '{"errorMessage":"no date"}' };
const events = [
  { type: "ExecutionStarted", executionStartedEventDetails: { input: "{}" } },
  { type: "TaskStateEntered", stateEnteredEventDetails: { name: "read", input: "{}" } },
  {
    type: "TaskScheduled",
    taskScheduledEventDetails: {
      ...call,
      region: "us-east-1",
      parameters: JSON.stringify(Payload),
    },
  },
  { type: "TaskFailed", taskFailedEventDetails: { ...call, ...failure } },
  { type: "ExecutionFailed", executionFailedEventDetails: failure },
].map((event, index) => ({
  ...event,
  id: index + 1,
  previousEventId: index,
  timestamp: at(index),
}));

/** By the operation's name; SNS speaks in forms and answers XML. */
const answers: Readonly<Record<string, object>> = {
  GetExecutionHistory: { events },
  GetSecretValue: { SecretString: "the key\n" },
  FilterLogEvents: { events: [{ logStreamName: "2026/s", message: '{"step":"read"}' }] },
  GetLogEvents: { events: [{ message: "INFO reading monday" }] },
};

async function services() {
  const asked: Record<string, unknown> = {};
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const operation = String(request.headers["x-amz-target"] ?? "").split(".")[1];
    if (operation === undefined) {
      asked["Publish"] = Object.fromEntries(new URLSearchParams(body));
      response.setHeader("content-type", "text/xml");
      response.end(
        "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>",
      );
    } else {
      asked[operation] = JSON.parse(body);
      response.end(JSON.stringify(answers[operation]));
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { asked, endpoint: `http://127.0.0.1:${port}` };
}

/** The bundle with the clients that Lambda's runtime has; that of the logs, which nothing else here needs, is played. */
function deployed(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const clients = join(folder, "node_modules/@aws-sdk");
  mkdirSync(clients, { recursive: true });
  const real = resolve(import.meta.dirname, "../../../node_modules/@aws-sdk");
  for (const name of readdirSync(real)) {
    if (name !== "client-cloudwatch-logs") symlinkSync(join(real, name), join(clients, name));
  }
  const logs = join(clients, "client-cloudwatch-logs");
  mkdirSync(logs);
  writeFileSync(join(logs, "package.json"), '{"type":"module","main":"index.js"}');
  writeFileSync(join(logs, "index.js"), PLAYED);
  return join(folder, "index.mjs");
}

const PLAYED = `
const command = (operation) => class { constructor(input) { Object.assign(this, { operation, input }); } };
export const FilterLogEventsCommand = command("FilterLogEvents");
export const GetLogEventsCommand = command("GetLogEvents");
export class CloudWatchLogsClient {
  async send({ operation, input }) {
    const headers = { "x-amz-target": "Logs." + operation };
    const request = { method: "POST", headers, body: JSON.stringify(input) };
    return await (await fetch(process.env.AWS_ENDPOINT_URL, request)).json();
  }
}`;

it("reads the run and its log, and tells a topic and Datadog", async () => {
  const { asked, endpoint } = await services();
  const settings = {
    topicArns: ["arn:aws:sns:us-east-1:123456789012:on-call"],
    datadog: { site: "datadoghq.eu", apiKeySecret: "datadog/api-key", service: "reports" },
  };
  const environment = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    NAGARE_NOTIFY: JSON.stringify(settings),
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const own = globalThis.fetch;
  vi.stubGlobal("fetch", async (url: string, request: RequestInit) => {
    if (!url.includes("datadog")) return await own(url, request);
    asked["Datadog"] = {
      url,
      key: new Headers(request.headers).get("dd-api-key"),
      ...JSON.parse(String(request.body)),
    };
    return new Response("{}", { status: 202 });
  });
  const daily = {
    name: "daily",
    place: "flows/daily.ts:3",
    states: { read: "flows/daily.ts:9" },
    final: [],
  };
  const file = deployed(
    noticesCode({ environment: "prod", flows: { "nagare-prod-daily": daily } }),
  );
  const { handler } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  const detail = {
    executionArn,
    name: "monday",
    status: "FAILED",
    startDate: at(0) * 1000,
    stopDate: at(4) * 1000,
  };
  await handler({ detail: { ...detail, ...failure } });

  expect(asked["FilterLogEvents"]).toEqual({
    logGroupName: "/aws/lambda/nagare-prod-read",
    filterPattern: `"${executionArn}"`,
    startTime: at(2) * 1000,
    endTime: at(3) * 1000 + 2000,
  });
  expect(asked["GetLogEvents"]).toMatchObject({ logStreamName: "2026/s", startFromHead: false });
  const published = asked["Publish"] as Readonly<Record<string, string>>;
  expect(published).toMatchObject({
    TopicArn: settings.topicArns[0],
    Subject: "daily failed in prod: RangeError: no date",
    MessageStructure: "json",
    "MessageAttributes.entry.2.Name": "flow",
    "MessageAttributes.entry.2.Value.StringValue": "daily",
  });
  const message = JSON.parse(published["Message"] ?? "");
  expect(message.default).toContain(
    "  at read (flows/daily.ts:9)\n\nlast lines of nagare-prod-read:\n  │ INFO reading monday",
  );
  expect(JSON.parse(message.https)).toMatchObject({
    version: "1.0",
    source: "custom",
    content: {
      textType: "client-markdown",
      description: expect.stringContaining("*RangeError: no date*"),
    },
    metadata: { threadId: executionArn, additionalContext: { flow: "daily", step: "read" } },
  });
  expect(asked["Datadog"]).toMatchObject({
    url: "https://api.datadoghq.eu/api/v1/events",
    key: "the key",
    title: "daily failed in prod: RangeError: no date",
    alert_type: "error",
    date_happened: at(4),
    tags: ["env:prod", "service:reports", "flow:daily", "status:failed", "step:read"],
  });
});
