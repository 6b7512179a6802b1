import { flow, task, withLock } from "nagare";

export const post = task("post", async ({ day }: { day: string }) => day);

export const monthly = flow("monthly", async ({ day }: { day: string }) => {
  await withLock("ledger", async () => await post({ day }));
});

export const daily = flow(
  "daily",
  { concurrency: { limit: 1, lock: "warehouse" } },
  async ({ day }: { day: string }) => await monthly({ day }),
);

export default flow("lock-order", async ({ day }: { day: string }) => {
  await withLock("ledger", async () => {
    await withLock("mail", async () => {
      await withLock("warehouse", async () => await post({ day }));
    });
  });
});
