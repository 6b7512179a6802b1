/** Flows and tasks called as plain functions: as Step Functions would run them. */
import { describe, expect, it, vi } from "vitest";
import { flow, TaskTimedOut, task } from "../../lib/flow/index.ts";

describe("a task called in Node", () => {
  it("gets a copy of its input, and gives a copy of its result", async () => {
    const kept = { rows: [1] };
    const grow = task("grow", async (input: { rows: number[] }) => {
      input.rows.push(2);
      return kept;
    });
    const given = { rows: [1] };

    const result = await grow(given);

    expect(given).toEqual({ rows: [1] });
    expect(result).toEqual(kept);
    expect(result).not.toBe(kept);
  });

  it("loses what JSON has no word for", async () => {
    const report = task("report", async () => ({ missing: undefined, rows: Number.NaN }));

    expect(Object.entries(await report())).toEqual([["rows", null]]);
  });

  it("gives undefined where it returns nothing", async () => {
    const quiet = task("quiet", async () => {});

    expect(await quiet()).toBeUndefined();
  });

  it("is tried as often as its options say, with growing delays", async () => {
    vi.useFakeTimers();
    const times: number[] = [];
    const flaky = task("flaky", { retry: { attempts: 3, delay: "2s", backoff: 2 } }, async () => {
      times.push(Date.now());
      throw new RangeError("not yet");
    });

    const ended = expect(flaky()).rejects.toThrow(RangeError);
    await vi.runAllTimersAsync();
    await ended;
    vi.useRealTimers();

    const [first = 0] = times;
    expect(times.map((time) => (time - first) / 1000)).toEqual([0, 2, 6]);
  });

  it("ends with TaskTimedOut after its timeout", async () => {
    vi.useFakeTimers();
    const slow = task("slow", { timeout: "5s" }, () => new Promise<void>(() => {}));

    const ended = expect(slow()).rejects.toThrow(TaskTimedOut);
    await vi.advanceTimersByTimeAsync(5000);
    await ended;
    vi.useRealTimers();
  });
});

describe("a flow called in Node", () => {
  it("gets a copy of its params", async () => {
    const grow = flow("grow", async (params: { rows: number[] }) => {
      params.rows.push(2);
      return params.rows;
    });
    const given = { rows: [1] };

    expect(await grow(given)).toEqual([1, 2]);
    expect(given).toEqual({ rows: [1] });
  });
});

describe("a task's context in Node", () => {
  it("has one idempotency key for all tries of a call, and another for the next call", async () => {
    const seen: (string | number)[][] = [];
    const flaky = task(
      "flaky",
      { retry: { attempts: 2, delay: "1s" }, timeout: "5s" },
      async ({ fails }: { fails: boolean }, context) => {
        seen.push([context.attempt, context.idempotencyKey]);
        expect(context.remainingTime()).toBeGreaterThan(4000);
        expect(context.step).toBe("flaky");
        if (fails && context.attempt === 1) throw new Error("once");
      },
    );
    await flaky({ fails: true });
    await flaky({ fails: false });
    expect(seen.map(([attempt]) => attempt)).toEqual([1, 2, 1]);
    const [first, again, other] = seen.map(([, key]) => key);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it("has a logger that writes JSON lines", async () => {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const logs = task("logs", async (_: object, { logger }) => {
      logger.error("failed", new TypeError("x"));
    });
    await logs({});
    const [line] = write.mock.calls.map(([text]) => String(text));
    write.mockRestore();
    expect(JSON.parse(line ?? "")).toMatchObject({
      ...{ level: "ERROR", message: "failed", step: "logs", attempt: 1 },
      error: { kind: "TypeError", message: "x" },
    });
  });
});
