import { container, flow, task, withLock } from "nagare";

export const load = task(
  "load",
  { concurrency: { limit: 1, lock: "warehouse" } },
  async ({ day }: { day: string }) => day,
);

export const merge = container("merge", {
  image: "public.ecr.aws/docker/library/ruby:3.4",
  command: ({ day }: { day: string }) => [day],
});

export const inner = flow("inner", async ({ day }: { day: string }) => {
  await withLock("warehouse", { key: day }, async () => await merge({ day }));
});

export const between = flow("between", async ({ day }: { day: string }) => await inner({ day }));

export const outer = flow(
  "outer",
  { concurrency: { limit: 1, lock: "warehouse" } },
  async ({ day }: { day: string }) => {
    await between({ day });
  },
);

/** Awaits itself while it holds its own lock. */
export const again = flow("again", { concurrency: { limit: 1 } }, async ({ n }: { n: number }) => {
  if (n > 0) await again({ n: n - 1 });
});

async function both(day: string) {
  await withLock("warehouse", async () => await merge({ day }));
}

export default flow("lock-held", async ({ day }: { day: string }) => {
  await withLock("warehouse", async () => {
    await withLock("warehouse", { key: day }, async () => await merge({ day }));
    await load({ day });
    await both(day);
  });
});

/** One word for it: not that their order is wrong, too. */
export const nested = flow("nested", async ({ day }: { day: string }) => {
  await withLock("warehouse", async () => {
    await withLock("ledger", async () => {
      await withLock("warehouse", async () => await merge({ day }));
    });
  });
});
