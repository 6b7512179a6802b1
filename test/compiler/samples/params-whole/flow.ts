import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

export default flow("params-whole", async (params: { table: string; rows?: number }) => {
  const { rows } = await load({ table: params.table });
  return { ...params, rows: params.rows ?? rows };
});
