import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => {
  if (table === "bad") throw new RangeError(`no table ${table}`);
  return { rows: table.length, names: [[table]] };
});
export const find = task("find", async ({ n }: { n: number }) => (n > 0 ? n : undefined));

const twice = async (n: number) => (await load({ table: "x".repeat(n) })).rows * 2;
const plus = async (n: number) => n + 1;

export default flow("kept-promises", async ({ table, n }: { table: string; n: number }) => {
  const key = table.trim();
  const trips = load({ table: key });
  const suffix = `${key}_b`;
  const stations = load({ table: suffix });
  const doubled = twice(n);
  const { rows } = await trips;
  const more = (await stations).rows + rows + (await doubled);

  // Runs beside the statements up to its await.
  const slow = find({ n });
  const first = await load({ table: `${rows}` });
  const [[name] = []] = (await load({ table: "c" })).names;
  const found = await slow;

  const pure = plus(more);
  const alone = load({ table: "alone" });
  const [last, two, five] = await Promise.all([alone, pure, 5]);

  let both = 0;
  try {
    const a = load({ table: key });
    const b = load({ table: n > 5 ? "bad" : "b" });
    const [x, y] = await Promise.all([a, b]);
    both = x.rows + y.rows;
  } catch (error) {
    both = error instanceof RangeError ? -1 : -2;
  }
  const end = find({ n: -n });
  const result = { rows, more, first, name, found: found === undefined ? "none" : found };
  return { ...result, last: last.rows, two, five, both, end: (await end) ?? null };
});
