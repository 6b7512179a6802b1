import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("array-methods", async ({ rows }: { rows: { id: string; n: number }[] }) => {
  const large = rows.filter((row) => row.n > 2);
  const ids = large.map((row) => row.id);
  const total = rows.reduce((sum, row) => sum + row.n, 0);
  const said = await note({ text: ids.join(",") });
  return {
    said,
    ids,
    total,
    any: rows.some((row) => row.n === 0),
    first: rows.find((row) => row.n > 2)?.id ?? null,
  };
});
