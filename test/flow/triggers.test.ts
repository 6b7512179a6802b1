import { expect, expectTypeOf, it } from "vitest";
import {
  type BusEvent,
  event,
  type FailedRun,
  flow,
  type S3Object,
  s3,
  type Trigger,
} from "../../lib/flow/index.ts";

const load = flow("load", async ({ day }: { day: string }) => ({ rows: day.length, day }));

it("it is data that says what starts a flow", () => {
  expect(s3("orders", { prefix: "in/" })).toEqual({ kind: "s3", bucket: "orders", prefix: "in/" });
  expect(event({ source: "shop" }, { bus: "b" })).toEqual({
    ...{ kind: "event", pattern: { source: "shop" }, bus: "b" },
  });
  expect(flow(load).failed).toEqual({ kind: "flow", flow: "load", ends: "failed" });
});

it("it leaves a flow callable as ever", async () => {
  const on = flow(load).succeeded;
  const report = flow("report", { on }, async ({ rows }: { rows: number }) => rows + 1);
  expect(await report({ rows: 1 })).toBe(2);
  expect(report.options.on).toBe(on);
});

it("it has the type of the params that it gives", () => {
  expectTypeOf(s3("orders")).toExtend<Trigger<S3Object>>();
  expectTypeOf(s3("orders")).not.toExtend<Trigger<{ versionId: string }>>();
  expectTypeOf(s3("orders", { versioned: true })).toExtend<Trigger<{ versionId: string }>>();
  expectTypeOf(flow(load).succeeded).toExtend<Trigger<{ rows: number }>>();
  expectTypeOf(flow(load).succeeded).not.toExtend<Trigger<{ rows: string }>>();
  expectTypeOf(flow(load).failed).toExtend<Trigger<FailedRun>>();
  const params = ({ detail }: BusEvent<{ id: string }>) => ({ order: detail.id });
  expectTypeOf(event({ source: "shop" }, { params })).toExtend<Trigger<{ order: string }>>();
  expectTypeOf(event({ source: "shop" })).not.toExtend<Trigger<{ order: string }>>();
});
