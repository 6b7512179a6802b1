import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("early-return", async ({ rows }: { rows: number[] }) => {
  if (rows.length === 0) return { status: "empty" };
  const sum = await double({ n: rows.length });
  if (sum > 4) return { status: "many", sum };
  return { status: "few", sum };
});
