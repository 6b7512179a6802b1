import { flow, task, withLock, withRate } from "nagare";

export const load = task(
  "load",
  { concurrency: { limit: 3, lock: "warehouse" }, rate: { limit: 10, per: "1m", lock: "api" } },
  async ({ day }: { day: string }) => day,
);

export default flow("other-limit", async ({ day }: { day: string }) => {
  await load({ day });
  await withLock("warehouse", async () => {
    await withRate("api", { limit: 100, per: "1m" }, async () => day);
  });
});
