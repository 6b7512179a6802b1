import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const rows = await load({ table: "trips" }).then((loaded) => loaded.rows);
  await load({ table: "stations" }).catch(() => ({ rows: 0 }));
  return rows;
});
