import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  let count = 0;
  const next = (count++, count * 2);
  await load({ table: `t${next}` });
});
