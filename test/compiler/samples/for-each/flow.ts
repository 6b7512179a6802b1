import { flow, task } from "nagare";

interface Row {
  name: string;
  n: number;
}

export const double = task("double", async ({ xs }: { xs: number[] }) => xs.map((x) => x * 2));

/** Of each name the sum, with the place in the list. */
function sums(rows: readonly Row[]): Record<string, number> {
  const by: Record<string, number> = {};
  rows.forEach(({ name, n }, at) => {
    if (n < 0) return;
    by[name] = (by[name] ?? 0) + n * 10 + at;
  });
  return by;
}

export default flow("for-each", async ({ rows, grid }: { rows: Row[]; grid: number[][] }) => {
  let total = 0;
  const names: string[] = [];
  rows.forEach((row) => {
    if (row.n < 0) return;
    total += row.n;
    names.push(row.name);
  });
  rows.forEach((_, at) => void (total += at));
  rows
    .map((row) => row.n)
    .filter((n) => n > 0)
    .forEach((n) => {
      total += n;
    });
  const flat: number[] = [];
  grid.forEach((line) => line.forEach((x, at) => void flat.push(x + at)));
  const note = (name: string) => {
    names.push(`again ${name}`);
  };
  rows.forEach((row) => note(row.name));
  let found = false;
  rows.forEach((row) => {
    if (row.n > 5) found = true;
  });
  const add = (some: Row[]) => some.forEach((row) => void (total += row.n));
  add(rows);
  add(rows);
  let last = null as number | null;
  rows.forEach((row) => {
    last = row.n;
  });
  (await double({ xs: flat })).forEach((x) => {
    total += x;
  });
  return { total, names, flat, found, last, by: sums(rows) };
});
