import { flow, task, withLock } from "nagare";

export const load = task("load", async ({ day }: { day: string }) => day);

export default flow(
  "lock-in-express",
  { type: "express", concurrency: { limit: 1 } },
  async ({ day }: { day: string }) => {
    await withLock("warehouse", async () => await load({ day }));
  },
);
