import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  try {
    return load({ table: "trips" });
  } catch {
    return { rows: 0 };
  }
});
