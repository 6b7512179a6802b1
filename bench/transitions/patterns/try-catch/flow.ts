import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => {
  if (table === "") throw new RangeError("no table");
  return table.length;
});
export const index = task("index", async ({ rows }: { rows: number }) => {
  if (rows > 9) throw new Error("too many");
  return rows * 2;
});
export const report = task(
  "report",
  async ({ problem }: { problem: string }) => `told: ${problem}`,
);

export default flow("try-catch", async ({ table }: { table: string }) => {
  let entries = 0;
  try {
    const rows = await load({ table });
    entries = await index({ rows });
  } catch (error) {
    const problem = (error as Error).message;
    return { problem, told: await report({ problem }) };
  }
  return { entries };
});
