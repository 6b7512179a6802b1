import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

const total = (xs: readonly number[]): number =>
  xs.length === 0 ? 0 : (xs[0] ?? 0) + total(xs.slice(1));

const isEven = (n: number): boolean => n === 0 || isOdd(n - 1);
const isOdd = (n: number): boolean => n !== 0 && isEven(n - 1);

export default flow("report", async () => {
  return total([1, 2, 3]) + (isEven(4) ? 1 : 0);
});
