import { flow, skip, task } from "nagare";

export const count = task("count", async () => 0);

function nothing(table: string) {
  return skip(`no rows in ${table}`);
}

export default flow("misplaced-skip", async ({ table }: { table: string }) => {
  const rows = await count();
  if (rows === 0) skip("no rows");
  if (rows === 1) return skip("one row");
  if (rows === 2) return nothing(table);
  return rows;
});
