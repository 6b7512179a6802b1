import { flow, map, task, withLock } from "nagare";

export const load = task("load", async ({ day }: { day: string }, context) => {
  if (day === "bad") throw new RangeError(`no such day: ${day}`);
  return context.fence ?? 0;
});

/** Each call of it is a lock of its own in the code. */
async function loaded(day: string) {
  return await withLock("days", { key: day }, async () => {
    const fence = await load({ day });
    if (day === "none") return -1;
    return fence;
  });
}

export const child = flow("child", async ({ day }: { day: string }) => {
  return await withLock("children", async () => await load({ day }));
});

export default flow("lock-ways", async ({ days, how }: { days: string[]; how: string }) => {
  const log: string[] = [];
  if (how === "loop") {
    try {
      // One turn at a time: the turn that fails gives its place back itself.
      for (const day of days) {
        await withLock("turns", async () => await load({ day }));
      }
      log.push("all");
    } catch (error) {
      log.push(error instanceof RangeError ? error.message : "other");
    }
    return log;
  }
  if (how === "helper") {
    const [first = "", second = ""] = days;
    const ended = await Promise.allSettled([loaded(first), loaded(second)]);
    return ended.map((one) => (one.status === "fulfilled" ? one.value : one.reason.message));
  }
  if (how === "distributed") {
    return await map(
      days,
      async (day) => await withLock("apart", { key: day }, async () => await load({ day })),
      {
        distributed: true,
      },
    );
  }
  if (how === "child") {
    try {
      const fence = await withLock("outer", async () => await child({ day: days[0] ?? "" }));
      return [String(fence)];
    } catch (error) {
      return [error instanceof Error ? `${error.name}: ${error.message}` : ""];
    } finally {
      await withLock("outer", async () => await load({ day: "last" }));
    }
  }
  let tries = 0;
  while (tries < 3) {
    tries += 1;
    try {
      await withLock("again", async () => {
        if (tries < 2) throw new Error("not yet");
        await load({ day: "a" });
        log.push(`after ${tries}`);
      });
      break;
    } catch (error) {
      log.push(error instanceof Error ? error.message : "");
    }
  }
  return log;
});
