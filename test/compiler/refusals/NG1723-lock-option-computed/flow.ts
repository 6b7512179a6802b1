import { flow, task, withLock, withRate } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => table);

export default flow(
  "lock-option-computed",
  async ({ table, limit }: { table: string; limit: number }) => {
    await withLock(`load-${table}`, async () => await load({ table }));
    await withLock("load", { limit }, async () => await load({ table }));
    const options = { limit, per: "1m" } as const;
    await withRate("api", options, async () => await load({ table }));
    await withRate("api", { ...options, key: table }, async () => await load({ table }));
  },
);
