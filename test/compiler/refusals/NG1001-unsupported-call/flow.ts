import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ given }: { given: { table: string } }) => {
  const copy = structuredClone(given);
  await load({ table: btoa(copy.table) });
});
