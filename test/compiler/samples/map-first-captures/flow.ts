import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

export default flow(
  "map-first-captures",
  async ({ tables, suffix = "x" }: { tables: string[]; suffix?: string }) => {
    const ending = `_${suffix}`;
    return await Promise.all(
      tables.map(async (table) => {
        const loaded = await load({ table: table + ending });
        if (loaded.rows > 4) return { table: loaded.table, long: true };
        return { table: loaded.table };
      }),
    );
  },
);
