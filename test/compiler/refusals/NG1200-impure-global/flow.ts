import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const startedAt = performance.now();
  const lottery = performance.timeOrigin;
  const today = new Date().toDateString();
  const draws = [1, 2].map(Math.random);
  const page = await fetch("https://example.com/");
  console.log(page.status);
  return { startedAt, lottery, today, draws, bucket: process.env["BUCKET"] ?? "" };
});
