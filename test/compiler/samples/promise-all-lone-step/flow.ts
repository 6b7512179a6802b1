import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);
export const find = task("find", async ({ n }: { n: number }) => (n > 0 ? n : undefined));

const plus = async (n: number) => n + 1;

export default flow("promise-all-lone-step", async ({ n, xs }: { n: number; xs: number[] }) => {
  const [doubled, more, text] = await Promise.all([double({ n }), plus(n), `n is ${n}`]);
  const [found] = await Promise.all([find({ n })]);
  const all = await Promise.all([0, ...xs.map((x) => double({ n: x })), plus(-1)]);
  await Promise.all([double({ n }), n]);
  const [maybe, rest] = await Promise.all([n > 1 ? double({ n: more }) : null, xs.slice(1)]);
  return { doubled, more, text, found: found === undefined ? "none" : found, all, maybe, rest };
});
