import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

const TABLES = ["stations", "trips"] as const;
const LIMITS = { rows: 7, label: `of ${TABLES.length}` };

export default flow("module-constants", async ({ at }: { at: number }) => {
  const { rows } = await load({ table: TABLES[at] ?? "none" });
  return { within: rows <= LIMITS.rows, label: LIMITS.label };
});
