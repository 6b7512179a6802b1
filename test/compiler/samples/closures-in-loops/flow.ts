import { flow, task } from "nagare";
export const work = task("work", async (x: { n?: number }) => x);
interface Row {
  name: string;
  n: number;
}
const helper = (xs: number[]) => {
  let i = 0;
  let hits = 0;
  const next = () => i++;
  const hit = (x: number) => {
    if (x < 0) return -1;
    hits += 1;
    return hits;
  };
  const out: number[] = [];
  while (next() < xs.length) {
    const x = xs[i - 1] ?? 0;
    out.push(hit(x) * 10 + next() * 0);
    i--;
  }
  const first = i > 2 && i++;
  const second = xs.length > 0 ? next() : hits++;
  let cache: number | undefined;
  cache ??= next() + next() * 100;
  cache ??= next();
  return { i, hits, out, first, second, cache, sum: i + next() + i };
};
export default flow("closures-in-loops", async ({ rows }: { rows: Row[] }) => {
  let total = 0;
  const all: Row[] = [];
  const names: string[] = [];
  const note = (s: string) => {
    names.push(s);
  };
  const addRow = (r: Row) => {
    if (r.n < 0) return 0;
    all.push(r);
    total += r.n;
    note(r.name);
    return total;
  };
  const sums: number[] = [];
  for (const row of rows) sums.push(addRow(row));
  for (const row of rows) {
    if (row.n > 2) note("more");
    else addRow({ ...row, n: 1 });
  }
  let k = 0;
  const bump = () => (k += 2);
  for (let i = 0; i < rows.length; i++) bump();
  while (bump() < 20) note(String(k));
  return { total, all, names, sums, k, h: helper(rows.map((r) => r.n)) };
});
