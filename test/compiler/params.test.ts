/** What a flow's params do not allow ends the run before anything ran, by name. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../lib/engine/index.ts";
import { expectedOf, type Sample, samples } from "./support/samples.ts";

describe("params that are wrong", () => {
  it.each(samples())("end the run before its first step: $name", async (sample: Sample) => {
    const definition = expectedOf(sample);
    const input = { ...(sample.runs[0]?.input as object), bogus: 1 };
    const { status, error, cause, events } = await simulate(definition, input);
    expect(status).toBe("FAILED");
    // Wait and Succeed can't catch: there the expression's own error ends the run
    expect(["InvalidParams", "States.QueryEvaluationError"]).toContain(error);
    expect(cause).toContain("unknown member: bogus");
    expect(events.filter(({ type }) => type === "TaskScheduled")).toEqual([]);
  });

  it("may hold how the run was started, and a trace", async () => {
    const sample = samples().find(({ name }) => name === "no-steps");
    if (sample === undefined) throw new Error("the sample is gone");
    const definition = expectedOf(sample);
    const input = { a: 1, b: 2, nagare: { scheduledTime: "2026-01-02T01:00:00Z" }, _datadog: {} };
    expect(await simulate(definition, input)).toMatchObject({ status: "SUCCEEDED" });
  });

  it.each([
    [{ a: "1", b: 2 }, "a: expected number, got string"],
    [{ b: 2 }, "a: expected number, got nothing"],
    [{ a: null, b: 2 }, "a: expected number, got null"],
  ])("are named with what was expected and what came: %j", async (input, message) => {
    const sample = samples().find(({ name }) => name === "no-steps");
    if (sample === undefined) throw new Error("the sample is gone");
    const definition = expectedOf(sample);
    const { cause } = await simulate(definition, input);
    expect(cause).toContain(message);
  });

  it.each([[[]], [[{ a: 1, b: 2 }]], [5], [null], ["text"]])(
    "are refused where the input is no object: %j",
    async (input) => {
      const sample = samples().find(({ name }) => name === "no-steps");
      if (sample === undefined) throw new Error("the sample is gone");
      const definition = expectedOf(sample);
      const { status, cause } = await simulate(definition, input as never);
      expect(status).toBe("FAILED");
      expect(cause).toMatch(
        /flow no-steps: input: expected object, got (array|number|null|string)/,
      );
    },
  );
});
