import { flow, task } from "nagare";

const tries = new Map<string, number>();

export const load = task(
  "load",
  { retry: { attempts: 4, delay: "5s", backoff: 2 } },
  async ({ table }: { table: string }) => {
    const count = (tries.get(table) ?? 0) + 1;
    tries.set(table, count);
    if (count % 3 !== 0) throw new Error(`${table} is locked`);
    return table.length;
  },
);

export default flow("map-with-retries", async ({ tables }: { tables: string[] }) => {
  const rows = await Promise.all(tables.map(async (table) => await load({ table })));
  return { rows };
});
