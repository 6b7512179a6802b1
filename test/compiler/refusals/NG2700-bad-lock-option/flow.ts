import { flow, task, withLock, withRate } from "nagare";

export const load = task(
  "load",
  {
    concurrency: { limit: 501, priority: 200, lock: "a#b", timeout: "0s" },
    rate: { limit: 0, per: "2d", burst: 3 },
  },
  async ({ day }: { day: string }) => day,
);

export default flow(
  "bad-lock-option",
  { concurrency: { limit: 1.5, lock: "of all" } },
  async ({ day }: { day: string }) => {
    await withLock("", { limit: 0, priority: 0.5 }, async () => await load({ day }));
    await withRate("api", { limit: 5000, per: "1s", burst: 5001 }, async () => await load({ day }));
  },
);
