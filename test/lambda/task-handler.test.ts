import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { taskHandler } from "../../lambda/task/index.ts";
import type { TaskContext } from "../../lib/flow/index.ts";

const run = "arn:aws:states:us-east-1:123456789012:execution:f:run-1";

/** Lambda's context of a call by a state machine. */
function called(custom: object = {}) {
  const facts = {
    run: encodeURIComponent(run),
    flow: "f",
    step: "it%20(2)",
    attempt: 2,
    redrive: 0,
  };
  return {
    awsRequestId: "request",
    clientContext: { custom: { ...facts, ...custom } },
    getRemainingTimeInMillis: () => 1234,
  };
}

const handlerOf = (body: (input: never, context: TaskContext) => unknown) => taskHandler({ body });

describe("a task's context", () => {
  it("tells the run, the step and the try", async () => {
    const handler = handlerOf((_, { run: { id, name, flow }, step, attempt, remainingTime }) => ({
      ...{ id, name, flow, step, attempt },
      remaining: remainingTime(),
    }));
    expect(await handler({}, called())).toEqual({
      ...{ id: run, name: "run-1", flow: "f", step: "it (2)", attempt: 2, remaining: 1234 },
    });
  });

  it("is there for a function that is invoked by hand", async () => {
    const handler = handlerOf((_, { run: { id }, attempt, idempotencyKey }) => [
      ...[id, attempt],
      idempotencyKey.length,
    ]);
    expect(await handler({}, {})).toEqual(["", 1, 32]);
    expect(await handler({}, { clientContext: "of somebody else" })).toEqual(["", 1, 32]);
  });
});

describe("the trace that a state machine hands on", () => {
  const _datadog = { "serverless-version": "v1", State: { Name: "it", RetryCount: 1 } };

  it("is nothing to the body, and changes no idempotency key", async () => {
    const handler = handlerOf((input, { idempotencyKey }) => [input, idempotencyKey]);
    const plain = await handler({ a: 1 }, called());
    expect(await handler({ a: 1, _datadog }, called())).toEqual(plain);
    expect(plain).toEqual([{ a: 1 }, expect.any(String)]);
  });

  it("is not what a task calls so itself", async () => {
    const handler = handlerOf((input) => input);
    expect(await handler({ _datadog: "mine" }, called())).toEqual({ _datadog: "mine" });
    expect(await handler({ _datadog: { mine: 1 } }, called())).toEqual({ _datadog: { mine: 1 } });
  });
});

describe("the idempotency key", () => {
  const keyOf = async (input: unknown, custom: object = {}) =>
    await handlerOf((_, { idempotencyKey }) => idempotencyKey)(input, called(custom));

  it("is the same for each try and after a redrive, in whatever order the input's members come", async () => {
    const key = await keyOf({ a: 1, b: [{ c: 2, d: 3 }] });
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(await keyOf({ b: [{ d: 3, c: 2 }], a: 1 }, { attempt: 3, redrive: 1 })).toBe(key);
  });

  it("is another for another run, step, turn and input", async () => {
    const keys = [
      await keyOf({}),
      await keyOf({ a: 1 }),
      await keyOf([]),
      await keyOf({}, { run: "other" }),
      await keyOf({}, { step: "other" }),
      await keyOf({}, { turns: [0] }),
      await keyOf({}, { turns: [1] }),
      await keyOf({}, { turns: [0, 1] }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("the log", () => {
  const written: string[] = [];
  const lines = (): readonly Record<string, unknown>[] => written.map((text) => JSON.parse(text));

  beforeEach(() => {
    written.length = 0;
    vi.stubEnv("NAGARE_ENVIRONMENT", "prod");
    vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
    vi.spyOn(process.stderr, "write").mockImplementation((text) => written.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it("has lines of the task with its run, flow, step and try", async () => {
    const handler = handlerOf((_, { logger }) => {
      logger.info("loaded", { rows: 42, status: "SUCCEEDED" });
      logger.warn("slow");
    });
    await handler({}, called());
    const common = { run, flow: "f", step: "it (2)", attempt: 2, env: "prod", cold_start: true };
    expect(lines()).toMatchObject([
      // A `status` of the task's own would become the line's level in Datadog.
      {
        level: "INFO",
        message: "loaded",
        rows: 42,
        attributes: { status: "SUCCEEDED" },
        ...common,
      },
      { level: "WARN", message: "slow", ...common },
      { level: "INFO", message: "task succeeded", duration: expect.any(Number), ...common },
    ]);
    await handler({}, called());
    expect(lines().at(-1)).toMatchObject({ message: "task succeeded", cold_start: false });
  });

  it("is joined to the trace of Datadog's tracer where that runs", async () => {
    const context = { toTraceId: () => "123", toSpanId: () => "456" };
    vi.stubGlobal("_ddtrace", { scope: () => ({ active: () => ({ context: () => context }) }) });
    await handlerOf(() => {})({}, called());
    vi.unstubAllGlobals();
    expect(lines()).toMatchObject([{ dd: { trace_id: "123", span_id: "456" } }]);
  });

  it("has the class, message, cause and stack of what the task failed by", async () => {
    class NoRows extends Error {}
    const handler = handlerOf(() => {
      throw new NoRows("none today", { cause: new TypeError("no table") });
    });
    await expect(handler({}, called())).rejects.toThrow("none today");
    expect(lines()).toMatchObject([
      {
        level: "ERROR",
        message: "task failed: none today",
        duration: expect.any(Number),
        error: {
          kind: "NoRows",
          message: "none today",
          stack: expect.stringContaining("Caused by: TypeError: no table"),
          cause: { kind: "TypeError", message: "no table" },
        },
      },
    ]);
  });

  it("has the error that a task logs itself", async () => {
    const handler = handlerOf((_, { logger }) => {
      logger.error("first", new RangeError("far"));
      logger.error("second", { error: new RangeError("far"), table: "t" });
    });
    await handler({}, called());
    const error = { kind: "RangeError", message: "far", stack: expect.any(String) };
    expect(lines().slice(0, 2)).toMatchObject([
      { level: "ERROR", message: "first", error },
      { level: "ERROR", message: "second", error, table: "t" },
    ]);
  });

  it("has nothing of the wrapper's own on a laptop", async () => {
    vi.stubEnv("NAGARE_ENVIRONMENT", "local");
    await handlerOf(() => 1)({}, called());
    expect(written).toEqual([]);
  });
});

describe("what Lambda reports of an error", () => {
  const thrownBy = async (thrown: unknown) =>
    await handlerOf(() => {
      throw thrown;
    })({}, called()).catch((error: unknown) => error as Error);

  it("has the class, and the stacks of what caused it", async () => {
    class NoRows extends Error {}
    const error = await thrownBy(new NoRows("outer", { cause: new TypeError("inner") }));
    expect(error).toMatchObject({ name: "NoRows", message: "outer" });
    expect(error).toHaveProperty("stack", expect.stringContaining("Caused by: TypeError: inner"));
  });

  it("is never so long that Step Functions would cut it", async () => {
    const error = await thrownBy(Object.assign(new Error("x"), { stack: "x".repeat(100_000) }));
    expect(Reflect.get(Object(error), "stack")).toHaveLength(8000);
  });

  it("ends where causes go round", async () => {
    const error = new Error("round");
    error.cause = error;
    expect(await thrownBy(error)).toBe(error);
  });
});
