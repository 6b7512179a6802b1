/** What starts a flow, as the compiler hands it over, and what a run that was started so takes for its params. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../lib/asl/index.ts";
import { type CompiledProject, compileProject } from "../../lib/compiler/index.ts";
import { simulate } from "../../lib/engine/index.ts";
import { inFolder } from "./support/in-folder.ts";

const flows = `
import { type BusEvent, event, type FailedRun, flow, s3, type S3Object, type S3ObjectVersion } from "nagare";

export const load = flow("load", { on: s3("orders", { prefix: "in*/", suffix: ".csv" }) },
  async ({ bucket, key }: { bucket: string; key: string }) => ({ rows: bucket.length + key.length, day: key }));
export const all = flow("all", { on: [s3("orders", { prefix: "a/" }), s3("orders", { suffix: ".gz" }), s3("other")] },
  async ({ key, size, etag, bucket }: S3Object) => [key, etag, bucket, size]);
export const versions = flow("versions", { on: s3("orders", { versioned: true }) },
  async ({ versionId }: Pick<S3ObjectVersion, "versionId">) => versionId);

export const report = flow("report", { on: flow(load).succeeded },
  async ({ rows }: { rows: number }, run) => ({ rows, at: run.scheduledTime }));
export const whole = flow("whole", { on: [flow(load).succeeded, flow(load).failed] },
  async (params: { rows?: number; run?: string; error?: string }) => params);
export const alarm = flow("alarm", { on: flow(load).failed },
  async ({ run, status, error = "none" }: FailedRun) => [run, status, error]);
export const after = flow("after", { on: flow(load).succeeded }, async (_: {}, run) => run.scheduledTime);

interface Order { readonly id: string; readonly "ship-to": { readonly city: string }; readonly lines: readonly number[] }
const placed = { source: "shop", "detail-type": ["placed"], detail: { total: [{ numeric: [">", 5] }], open: true } } as const;
const toParams = ({ detail: { id, lines }, ...event }: BusEvent<Order>) => ({ id, lines });
export const order = flow("order", { on: event(placed, { bus: "shop", params: toParams }) },
  async ({ id, lines }: { id: string; lines: readonly number[] }) => [id, ...lines.map(String)]);
const options = { params: (event: BusEvent<Order>) => ({
  city: event.detail["ship-to"].city, first: event.resources, kind: "order", tags: ["a", event.id], deep: { at: event.time } }) };
export const ship = flow("ship", { on: event({ source: "shop" }, options) },
  async (p: { city: string; first: readonly string[]; kind: string; tags: readonly string[]; deep: { at: string } }) => p.city);
export const ping = flow("ping", { on: event({ $or: [{ source: "a" }, { source: ["b", { prefix: "c" }] }] }) }, async () => "pong");
`;

const project = inFolder(
  { "flows/all.ts": flows },
  (folder) => compileProject(folder),
  import.meta.dirname,
);

function triggersOf(name: string) {
  return flowNamed(name).triggers.map(({ span, ...trigger }) => trigger);
}

function flowNamed(name: string): CompiledProject["flows"][number] {
  const found = project.flows.find((flow) => flow.name === name);
  if (found === undefined)
    throw new Error(project.diagnostics.map(({ message }) => message).join("\n"));
  return found;
}

const ended = {
  executionArn: "arn:aws:states:us-east-1:123456789012:execution:load:1",
  status: "SUCCEEDED",
  output: '{"rows":3,"day":"x"}',
  outputDetails: { included: true },
  error: null,
  cause: null,
};

const started = (end: JsonObject): JsonObject => ({
  nagare: { scheduledTime: "2026-01-02T01:00:00Z", ended: { ...ended, ...end } },
});

const run = (name: string, input: JsonObject) => simulate(flowNamed(name).definition, input);

describe("a trigger of S3", () => {
  it("is a pattern over the bucket and the key, and gives the params that the flow names", () => {
    expect(triggersOf("load")).toEqual([
      {
        kind: "s3",
        bucket: "orders",
        pattern: {
          source: ["aws.s3"],
          "detail-type": ["Object Created"],
          detail: {
            bucket: { name: ["orders"] },
            object: { key: [{ wildcard: "in\\*/*.csv" }] },
          },
        },
        input: {
          paths: {
            "detail-bucket-name": "$.detail.bucket.name",
            "detail-object-key": "$.detail.object.key",
            time: "$.time",
          },
          template:
            '{"bucket":<detail-bucket-name>,"key":<detail-object-key>,"nagare":{"scheduledTime":<time>}}',
        },
      },
    ]);
  });

  it("may be one of several, with a prefix, a suffix or neither", () => {
    const details = triggersOf("all").map(({ pattern }) => pattern["detail"]);
    expect(details).toEqual([
      { bucket: { name: ["orders"] }, object: { key: [{ prefix: "a/" }] } },
      { bucket: { name: ["orders"] }, object: { key: [{ suffix: ".gz" }] } },
      { bucket: { name: ["other"] } },
    ]);
    expect(Object.values(triggersOf("all")[0]?.input.paths ?? {})).toEqual([
      "$.detail.bucket.name",
      "$.detail.object.key",
      "$.detail.object.size",
      "$.detail.object.etag",
      "$.time",
    ]);
  });

  it("gives the version where the bucket keeps some", () => {
    expect(triggersOf("versions")[0]?.input.paths).toMatchObject({
      "detail-object-version-id": "$.detail.object.version-id",
    });
  });
});

describe("a trigger on events", () => {
  it("has each value of its pattern in a list, and its params by their paths", () => {
    expect(triggersOf("order")).toEqual([
      {
        kind: "event",
        bus: "shop",
        pattern: {
          source: ["shop"],
          "detail-type": ["placed"],
          detail: { total: [{ numeric: [">", 5] }], open: [true] },
        },
        input: {
          paths: { "detail-id": "$.detail.id", "detail-lines": "$.detail.lines", time: "$.time" },
          template: '{"id":<detail-id>,"lines":<detail-lines>,"nagare":{"scheduledTime":<time>}}',
        },
      },
    ]);
  });

  it("takes names that are no identifiers, constants, and objects and lists of both", () => {
    expect(triggersOf("ship")[0]?.input).toEqual({
      paths: {
        "detail-ship-to-city": "$.detail.ship-to.city",
        resources: "$.resources",
        id: "$.id",
        time: "$.time",
      },
      template:
        '{"city":<detail-ship-to-city>,"first":<resources>,"kind":"order","tags":["a",<id>],"deep":{"at":<time>},"nagare":{"scheduledTime":<time>}}',
    });
  });

  it("knows alternatives", () => {
    expect(triggersOf("ping")[0]?.pattern).toEqual({
      $or: [{ source: ["a"] }, { source: ["b", { prefix: "c" }] }],
    });
  });
});

describe("a trigger on the end of another flow", () => {
  it("hands over the end where the flow takes params, else only whose it was", () => {
    expect(triggersOf("report")[0]).toMatchObject({
      ...{ kind: "flow", flow: "load", ends: "succeeded", handsOver: true },
      input: { template: '{"nagare":{"scheduledTime":<time>,"ended":<detail>}}' },
    });
    expect(triggersOf("after")[0]).toMatchObject({
      handsOver: false,
      input: { template: '{"nagare":{"scheduledTime":<time>,"startedBy":<detail-executionArn>}}' },
    });
    expect(triggersOf("alarm")[0]?.pattern["detail"]).toEqual({
      status: ["FAILED", "TIMED_OUT", "ABORTED"],
    });
  });

  it("costs the flow no state", () => {
    expect(flowNamed("report").stats.transitions).toBe(1);
  });

  it("leaves the other flow as it is: nobody awaits it", () => {
    expect(JSON.stringify(flowNamed("load").definition)).not.toContain("STARTED_BY");
  });

  it("makes the output the params, and the time of the event the run's", async () => {
    expect(await run("report", started({}))).toMatchObject({
      output: { rows: 3, at: "2026-01-02T01:00:00Z" },
    });
    expect(await run("report", { rows: 4 })).toMatchObject({ output: { rows: 4 } });
    expect(await run("whole", started({}))).toMatchObject({ output: { rows: 3, day: "x" } });
  });

  it("tells of a run that failed, of which AWS may not know why", async () => {
    const failed = { status: "FAILED", output: null, error: "Oops" };
    expect(await run("alarm", started(failed))).toMatchObject({
      output: [ended.executionArn, "FAILED", "Oops"],
    });
    const aborted = { status: "ABORTED", output: null };
    expect(await run("alarm", started(aborted))).toMatchObject({
      output: [ended.executionArn, "ABORTED", "none"],
    });
    expect(await run("whole", started(failed))).toMatchObject({
      output: { run: ended.executionArn, error: "Oops" },
    });
  });

  it("fails plainly when the output was too large for an event", async () => {
    const lost = { output: null, outputDetails: { included: false } };
    for (const name of ["report", "whole"]) {
      const { status, cause } = await run(name, started(lost));
      expect(status).toBe("FAILED");
      expect(cause).toContain(
        `flow ${name}: EventBridge takes no event as large as the output of ${ended.executionArn}: return where the data is instead`,
      );
    }
  });

  it("holds the output to the params like any input", async () => {
    const { cause } = await run("report", started({ output: '{"rows":"3"}' }));
    expect(cause).toContain("flow report: rows: expected number, got string");
    const { cause: none } = await run("report", started({ output: "[]" }));
    expect(none).toContain("flow report: input: expected object, got array");
  });
});
