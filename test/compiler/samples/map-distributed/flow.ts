import { flow, map, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`negative: ${n}`);
  return n * 2;
});

interface Params {
  numbers: number[];
  label?: string;
}

export default flow("map-distributed", async ({ numbers, label }: Params, run) => {
  const names = { "a b": numbers.length, constructor: 1 };
  const flat = await map(
    numbers,
    async (n, index) => {
      const doubled = await double({ n });
      if (doubled > 5) return { doubled, label: label ?? "none" };
      return { doubled, index, total: names["a b"], flow: run.flow, same: run.id !== "" };
    },
    { distributed: true, concurrency: 100 },
  );
  const nested = await map(
    [numbers, []],
    async (row) => await map(row, async (n) => (await double({ n })) + names.constructor),
    { distributed: "express" },
  );
  let caught = "";
  try {
    await map([...numbers, -1], async (n) => await double({ n }), { distributed: true });
  } catch (error) {
    caught = error instanceof Error ? `${error.name}: ${error.message}` : "";
  }
  const last = await double({ n: numbers.length });
  return { flat, nested, caught, last };
});
