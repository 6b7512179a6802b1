import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ name }: { name: string }) => {
  const label = name.normalize("NFKD");
  const price = (12.5).toLocaleString("de");
  return await load({ table: label + price });
});
