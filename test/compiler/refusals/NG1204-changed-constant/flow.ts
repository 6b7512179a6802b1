import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

const TABLES: { first?: string } = {};
TABLES.first = "trips";

export default flow("report", async () => {
  return await load({ table: TABLES.first ?? "" });
});
