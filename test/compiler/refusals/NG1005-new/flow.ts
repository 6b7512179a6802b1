import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ address }: { address: string }) => {
  const { host } = new URL(address);
  const tables = new Array<string>(3);
  await load({ table: host });
  return tables;
});
