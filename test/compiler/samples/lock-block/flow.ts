import { flow, LockBusy, sleep, task, withLock } from "nagare";

export const load = task("load", async ({ day }: { day: string }, context) => {
  if (day === "bad") throw new RangeError(`no such day: ${day}`);
  return { day, fence: context.fence ?? 0 };
});

export const note = task("note", async ({ text }: { text: string }) => text);

export default flow("lock-block", async ({ days, how }: { days: string[]; how: string }) => {
  let loaded = 0;
  if (how === "last") {
    // Given back as the last thing: the next to come finds it free.
    return await withLock("warehouse", async () => (await load({ day: days[0] ?? "" })).fence);
  }
  if (how === "caught") {
    try {
      await withLock("warehouse", { limit: 1, timeout: "1h", whenBusy: "fail" }, async () => {
        await load({ day: days[0] ?? "" });
        loaded += 1;
        if (days.length > 1) throw new Error("one day at a time");
      });
    } catch (error) {
      return await note({ text: `${error instanceof Error ? error.name : ""} after ${loaded}` });
    } finally {
      await note({ text: "done" });
    }
  }
  if (how === "busy") {
    return await Promise.all(
      days.map(async (day) => {
        try {
          return await withLock("busy", { whenBusy: "fail" }, async () => {
            await sleep("1s");
            return day;
          });
        } catch (error) {
          if (error instanceof LockBusy) return "busy";
          throw error;
        }
      }),
    );
  }
  if (how === "late") {
    const ended = await Promise.allSettled(
      days.map(
        async (day) =>
          await withLock("late", { timeout: "90s" }, async () => {
            await sleep("1m");
            return day;
          }),
      ),
    );
    return ended.map((one) => (one.status === "fulfilled" ? one.value : one.reason.name));
  }
  const fences: number[] = [];
  for (const day of days) {
    const fence = await withLock("days", { key: day, priority: 5 }, async () => {
      if (day === "none") return 0;
      await sleep("1m");
      return (await load({ day })).fence;
    });
    fences.push(fence);
  }
  const all = await Promise.all(
    days.map(
      async (day) => await withLock("two", { limit: 2 }, async () => (await load({ day })).fence),
    ),
  );
  return { loaded, fences, all };
});
