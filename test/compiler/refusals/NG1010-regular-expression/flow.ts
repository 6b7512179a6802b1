import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ name }: { name: string }) => {
  const day = name.replace(/[^0-9]/g, "");
  await load({ table: day });
});
