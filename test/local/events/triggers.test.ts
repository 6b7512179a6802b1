/** What starts a flow here: objects that are put, events, the ends of runs. */
import { join } from "node:path";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { ListExecutionsCommand, type SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { describe, expect, it, onTestFinished } from "vitest";
import { ApiError } from "../../../lib/local/errors.ts";
import { EventBus } from "../../../lib/local/events/index.ts";
import { memoryStore } from "../../../lib/local/history/index.ts";
import { type EventRule, realClock } from "../../../lib/local/index.ts";
import { describeRun, redriveRun } from "../../../lib/operations/index.ts";
import { localService, machine, stateMachineArn, temporaryFolder } from "../local-service.ts";
import { start } from "../service-process.ts";

const input = {
  paths: { time: "$.time", detail: "$.detail" },
  template: '{"at":<time>,"detail":<detail>,"note":"a"}',
};

const rule = (pattern: EventRule["pattern"], more: Partial<EventRule> = {}): EventRule => ({
  ...{ name: "after", target: stateMachineArn("after"), pattern, input },
  ...more,
});

const ends = (flow: string, ...status: readonly string[]): EventRule =>
  rule({
    source: ["aws.states"],
    "detail-type": ["Step Functions Execution Status Change"],
    detail: { status, stateMachineArn: [stateMachineArn(flow)] },
  });

const pass = machine({ pass: { Type: "Pass", End: true } });
const failing = machine({ fail: { Type: "Fail", Error: "Oops", Cause: "why" } });
const waiting = machine({ wait: { Type: "Wait", Seconds: 3600, End: true } });

async function service(...rules: readonly EventRule[]) {
  const made = await localService({ rules });
  for (const [name, definition] of Object.entries({ pass, failing, waiting, after: pass }))
    made.service.putStateMachine(name, definition);
  return made;
}

/** The inputs of the runs of a state machine, newest first. */
async function inputs(client: SFNClient, name = "after") {
  const command = new ListExecutionsCommand({ stateMachineArn: stateMachineArn(name) });
  const { executions = [] } = await client.send(command);
  return await Promise.all(
    executions.map(async ({ executionArn = "" }) => {
      const { input: given } = await describeRun(client, executionArn);
      return JSON.parse(given ?? "{}");
    }),
  );
}

const ended = (client: SFNClient, run: string) =>
  expect.poll(async () => (await describeRun(client, run)).status).not.toBe("RUNNING");

describe("the end of a run", () => {
  it("starts the flow that waits for it, with the event that AWS sends", async () => {
    const { client } = await service(ends("pass", "SUCCEEDED"));
    const run = await start(client, "pass", { day: "x" });
    await ended(client, run);
    const [only, ...others] = await inputs(client);
    expect(others).toEqual([]);
    expect(only).toEqual({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      detail: {
        executionArn: run,
        stateMachineArn: stateMachineArn("pass"),
        name: run.split(":").at(-1),
        status: "SUCCEEDED",
        startDate: expect.any(Number),
        stopDate: expect.any(Number),
        input: '{"day":"x"}',
        inputDetails: { included: true },
        output: '{"day":"x"}',
        outputDetails: { included: true },
        stateMachineVersionArn: null,
        stateMachineAliasArn: null,
        redriveCount: 0,
        redriveDate: null,
        redriveStatus: "NOT_REDRIVABLE",
        error: null,
        cause: null,
      },
      note: "a",
    });
  });

  it("is of another kind when the run failed or was stopped; each redrive has an end of its own", async () => {
    const failed = ends("failing", "FAILED", "TIMED_OUT", "ABORTED");
    const { client } = await service(
      failed,
      ends("waiting", "ABORTED"),
      ends("failing", "SUCCEEDED"),
    );
    const run = await start(client, "failing");
    await ended(client, run);
    expect(await inputs(client)).toMatchObject([{ detail: { error: "Oops", cause: "why" } }]);
    await redriveRun(client, run);
    await ended(client, run);
    expect(await inputs(client)).toMatchObject([
      { detail: { redriveCount: 1 } },
      { detail: { redriveCount: 0 } },
    ]);
  });

  it("has a beginning, which is told too", async () => {
    const { client } = await service(ends("pass", "RUNNING"));
    await ended(client, await start(client, "pass"));
    expect(await inputs(client)).toMatchObject([
      { detail: { status: "RUNNING", stopDate: null, output: null, outputDetails: null } },
    ]);
  });

  it("is told of a run that was stopped", async () => {
    const { client, service: local } = await localService({
      skipTime: false,
      rules: [ends("waiting", "ABORTED")],
    });
    local.putStateMachine("waiting", waiting);
    local.putStateMachine("after", pass);
    const executionArn = await start(client, "waiting");
    await client.send(new StopExecutionCommand({ executionArn, error: "Late" }));
    expect(await inputs(client)).toMatchObject([{ detail: { status: "ABORTED", error: "Late" } }]);
  });

  it("leaves out an output that is larger than EventBridge takes", async () => {
    const { client } = await service(ends("pass", "SUCCEEDED"));
    const run = await start(client, "pass", { text: "x".repeat(130_000) });
    await ended(client, run);
    expect(await inputs(client)).toMatchObject([
      { detail: { output: null, outputDetails: { included: false }, input: null } },
    ]);
  });

  it("starts a flow that is there only later, once, also after a restart", async () => {
    const folder = temporaryFolder();
    const options = {
      ...{ projectDirectory: folder, directory: join(folder, ".nagare") },
      ...{ history: "kept" as const, rules: [ends("pass", "SUCCEEDED")] },
    };
    const first = await localService(options);
    first.service.putStateMachine("pass", pass);
    await ended(first.client, await start(first.client, "pass"));
    await first.service.close();
    for (const runs of [1, 1]) {
      const next = await localService(options);
      next.service.putStateMachine("after", pass);
      await expect.poll(() => inputs(next.client)).toHaveLength(runs);
      await next.service.close();
    }
  });
});

describe("an object that is put", () => {
  it("starts what waits for its bucket and key", async () => {
    const pattern = {
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { bucket: { name: ["orders"] }, object: { key: [{ wildcard: "in/*.csv" }] } },
    };
    const { client, service: local } = await service(rule(pattern));
    const s3 = new S3Client(clientOptions(local.endpoint));
    onTestFinished(() => s3.destroy());
    const put = (Bucket: string, Key: string) =>
      s3.send(new PutObjectCommand({ Bucket, Key, Body: "a,b" }));
    await put("orders", "in/a.txt");
    await put("other", "in/a.csv");
    const { ETag } = await put("orders", "in/ä b.csv");
    expect(await inputs(client)).toMatchObject([
      {
        detail: {
          bucket: { name: "orders" },
          object: { key: "in/ä b.csv", size: 3, etag: ETag?.replaceAll('"', "") },
        },
      },
    ]);
  });
});

describe("an event that is put", () => {
  const entry = { Source: "shop", DetailType: "placed", Detail: '{"total":9}' };

  async function bus(...rules: readonly EventRule[]) {
    const { client, service: local } = await service(...rules);
    const events = new EventBridgeClient(clientOptions(local.endpoint));
    onTestFinished(() => events.destroy());
    const put = (...Entries: readonly object[]) =>
      events.send(
        new PutEventsCommand({ Entries: Entries.map((each) => ({ ...entry, ...each })) }),
      );
    return { client, put };
  }

  it("starts what waits for it, with its own time", async () => {
    const { client, put } = await bus(
      rule({ source: ["shop"], detail: { total: [{ numeric: [">", 5] }] } }),
    );
    const answer = await put(
      { Time: new Date("2026-01-02T03:04:05Z") },
      { Detail: '{"total":1}' },
      { Source: "other" },
    );
    expect(answer).toMatchObject({ FailedEntryCount: 0 });
    expect(answer.Entries?.map(({ EventId }) => typeof EventId)).toEqual([
      "string",
      "string",
      "string",
    ]);
    expect(await inputs(client)).toEqual([
      { at: "2026-01-02T03:04:05Z", detail: { total: 9 }, note: "a" },
    ]);
  });

  it("goes to its bus alone, by name or ARN", async () => {
    const { client, put } = await bus(rule({ source: ["shop"] }, { bus: "shop" }));
    await put({}, { EventBusName: "default" });
    expect(await inputs(client)).toEqual([]);
    const arn = "arn:aws:events:us-east-1:123456789012:event-bus/shop";
    await put({ EventBusName: "shop" }, { EventBusName: arn });
    expect(await inputs(client)).toHaveLength(2);
  });

  it("is refused in AWS's words where it is incomplete, beside others that are taken", async () => {
    const { client, put } = await bus(rule({ source: ["shop"] }));
    const { FailedEntryCount, Entries } = await put(
      { Source: "" },
      { Detail: "[1]" },
      { Detail: "{" },
      {},
    );
    expect(FailedEntryCount).toBe(3);
    expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      "InvalidArgument",
      "MalformedDetail",
      "MalformedDetail",
      undefined,
    ]);
    expect(await inputs(client)).toHaveLength(1);
  });
});

describe("a start that can't be", () => {
  const arnOf = stateMachineArn("after");

  function busOf(startWith: () => Promise<unknown>, store = memoryStore()) {
    const told: string[] = [];
    const started: string[] = [];
    let ids = 0;
    const events = new EventBus({
      ...{ clock: realClock, store, newId: () => `id-${++ids}` },
      notStarted: (text) => told.push(text),
      start: (delivery) => {
        started.push(delivery.id);
        return startWith();
      },
    });
    events.declare([rule({ source: ["shop"] })]);
    const publish = () => events.publish({ source: "shop", "detail-type": "x", detail: {} });
    return { events, publish, told, started, store };
  }

  it("is kept until it was, under one name", async () => {
    const { promise: never } = Promise.withResolvers();
    const first = busOf(() => never);
    first.publish();
    const next = busOf(async () => {}, first.store);
    next.events.resume();
    expect(next.started).toEqual(first.started);
    await expect.poll(() => first.store.documents.all("delivery")).toEqual([]);
  });

  it("is told, and let go, when its input is refused", async () => {
    const bus = busOf(() => Promise.reject(new ApiError("InvalidExecutionInput", "too long")));
    bus.publish();
    await expect.poll(() => bus.told).toEqual([`after could not start ${arnOf}: too long`]);
    expect(bus.store.documents.all("delivery")).toEqual([]);
  });
});

function clientOptions(endpoint: string) {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return { endpoint, region: "us-east-1", credentials, maxAttempts: 1 };
}
