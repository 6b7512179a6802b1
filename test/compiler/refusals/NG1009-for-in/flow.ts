import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ sizes }: { sizes: Record<string, number> }) => {
  for (const table in sizes) {
    await load({ table });
  }
});
