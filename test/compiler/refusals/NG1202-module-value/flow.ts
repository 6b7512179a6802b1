import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

const BUCKET = process.env["BUCKET"] ?? "reports";
const PREFIX = `${BUCKET}/`;

export default flow("report", async () => {
  return await load({ table: PREFIX + "trips" });
});
