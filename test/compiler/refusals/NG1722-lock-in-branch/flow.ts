import { flow, map, task, withLock } from "nagare";

export const load = task("load", async ({ day }: { day: string }) => day);

export const one = task(
  "one",
  { concurrency: { limit: 1 } },
  async ({ day }: { day: string }) => day,
);

export default flow("lock-in-branch", async ({ days }: { days: string[] }) => {
  try {
    await map(days, async (day) => await withLock("warehouse", async () => await load({ day })));
    await Promise.all([one({ day: "a" }), load({ day: "b" })]);
  } catch {
    return "some failed";
  }
  // Nobody goes on here when one fails.
  await map(days, async (day) => await withLock("warehouse", async () => await load({ day })));
  return "all";
});
