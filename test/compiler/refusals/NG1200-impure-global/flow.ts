import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const startedAt = Date.now();
  const lottery = Math.random();
  const today = new Date().toISOString();
  const page = await fetch("https://example.com/");
  console.log(page.status);
  return { startedAt, lottery, today, bucket: process.env["BUCKET"] ?? "" };
});
