/** Locks of calls in Node: those of this process know each other. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { flow, LockBusy, TaskTimedOut, task, withLock, withRate } from "../../lib/flow/index.ts";

let locks = 0;
let name = "";

beforeEach(() => {
  vi.useFakeTimers();
  locks += 1;
  name = `lock-${locks}`;
});

afterEach(() => void vi.useRealTimers());

/** Work that ends when it is told to. */
function work() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (id: string) => async (): Promise<string> => {
    begun.push(id);
    await new Promise<void>((resolve) => void ends.set(id, resolve));
    return id;
  };
  const end = async (id: string): Promise<void> => {
    ends.get(id)?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { begun, run, end };
}

describe("a lock in Node", () => {
  it("lets one go at a time, in the order of arrival", async () => {
    const { begun, run, end } = work();
    const all = ["a", "b", "c"].map((id) => withLock(name, run(id)));
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(["a"]);
    await end("a");
    expect(begun).toEqual(["a", "b"]);
    await end("b");
    await end("c");
    expect(await Promise.all(all)).toEqual(["a", "b", "c"]);
  });

  it("has as many at once as its limit says, a lock for each key, and higher priorities first", async () => {
    const { begun, run, end } = work();
    const ask = (id: string, key: string, priority = 0) =>
      withLock(name, { limit: 2, key, priority }, run(id));
    const all = [ask("a", "x"), ask("b", "x"), ask("c", "x"), ask("d", "x", 5), ask("e", "y")];
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(["a", "b", "e"]);
    for (const id of ["a", "b", "d", "c", "e"]) await end(id);
    await Promise.all(all);
    expect(begun).toEqual(["a", "b", "e", "d", "c"]);
  });

  it("ends a wait that is too long, and gives the place to the next", async () => {
    const { begun, run, end } = work();
    const first = withLock(name, run("a"));
    const late = withLock(name, { timeout: "5s" }, run("b"));
    const told = expect(late).rejects.toThrow(TaskTimedOut);
    const next = withLock(name, run("c"));
    await vi.advanceTimersByTimeAsync(5000);
    await told;
    await end("a");
    expect(begun).toEqual(["a", "c"]);
    await end("c");
    await Promise.all([first, next]);
  });

  it("is given back by work that throws", async () => {
    await expect(withLock(name, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await withLock(name, async () => "then")).toBe("then");
  });

  it("fails or skips at once where that is asked for", async () => {
    const { run, end } = work();
    const held = withLock(name, run("a"));
    await expect(withLock(name, { whenBusy: "fail" }, run("b"))).rejects.toThrow(LockBusy);
    const skipping = flow(
      "skipping",
      { concurrency: { limit: 1, lock: name, whenBusy: "skip" } },
      async () => "done",
    );
    expect(await skipping({})).toEqual({ nagare: { skipped: `the lock ${name} is taken` } });
    await end("a");
    expect(await skipping({})).toBe("done");
    await held;
  });

  it("refuses to wait for itself, also with another key", async () => {
    const twice = withLock(name, async () => await withLock(name, { key: "b" }, async () => 1));
    await expect(twice).rejects.toThrow(/is asked for while it is held/);
  });

  it("gives each holder a higher number, which tasks see", async () => {
    const seen = task(
      `seen-${name}`,
      { concurrency: { limit: 1, key: ({ id }: { id: number }) => id } },
      async (_: { id: number }, context) => context.fence ?? 0,
    );
    expect([await seen({ id: 1 }), await seen({ id: 1 }), await seen({ id: 2 })]).toEqual([
      1, 2, 1,
    ]);
    const outside = task(`outside-${name}`, async (_: object, context) => context.fence ?? 0);
    expect(await outside({})).toBe(0);
    expect(await withLock(name, async () => await outside({}))).toBe(1);
  });

  it("gives a flow that is awaited none of its caller's numbers, and none of its locks", async () => {
    const fence = task(`fence-${name}`, async (_: object, context) => context.fence ?? 0);
    const child = flow(`child-${name}`, async () => await fence({}));
    expect(await withLock(name, async () => await child({}))).toBe(0);
    const again = flow(`again-${name}`, async () => await withLock(name, async () => 1));
    const inside = withLock(name, async () => await again({}));
    await expect(inside).rejects.toThrow(/is asked for while it is held/);
  });

  it("has no rates: a test is as fast as without", async () => {
    const count = () => withRate(name, { limit: 1, per: "1d" }, async () => 1);
    expect(await Promise.all([count(), count(), count()])).toEqual([1, 1, 1]);
  });
});
