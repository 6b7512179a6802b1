import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => {
  if (table.startsWith("-")) throw new Error(`no table ${table.slice(1)}`);
  return { rows: table.length };
});

export default flow("settled-sums", async ({ tables }: { tables: string[] }) => {
  const problems: string[] = [];
  let rows = 0;
  for (const table of tables) {
    const [first, second] = await Promise.allSettled([load({ table }), load({ table: "x" })]);
    if (first.status === "rejected") problems.push(first.reason.message);
    else rows += first.value.rows;
    if (second.status === "fulfilled") rows += second.value.rows;
  }
  return { rows, problems };
});
