import { flow, map, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);
export const maybe = task("maybe", async ({ n }: { n: number }) => (n > 1 ? n : undefined));
export const check = task("check", async ({ n }: { n: number }) => {
  if (n === 3) throw new RangeError("three");
  return [n, [n]] as const;
});

export const inputs = [
  { numbers: [], text: "", bag: {} },
  { numbers: [1], text: "0", bag: { "a b": 1 } },
  { numbers: [2, -1, 1e21], text: "abc", bag: { $x: 2, "0": -3 } },
  { numbers: [3, 0], text: "x", bag: { a: 0 } },
];

const viaHelper = (n: number) => double({ n });
const both = (n: number) => Promise.all([double({ n }), n, maybe({ n })]);
const guarded = async (n: number): Promise<string> => {
  try {
    const [first] = await check({ n });
    return `${first}`;
  } catch (error) {
    return error instanceof RangeError ? error.message : "other";
  }
};

interface Params {
  numbers: number[];
  text: string;
  bag: Record<string, number>;
}

export default flow("concurrency-edges", async ({ numbers, text, bag }: Params) => {
  const started = numbers.map((n) => double({ n }));
  const kept = await Promise.all(started);
  const letters = await Promise.all([...text].map(async (c, i) => `${c}${i}`));
  const entries = await Promise.all(
    Object.entries(bag).map(async ([key, n]) => ({ key, n: await double({ n }) })),
  );
  const [[a, b, c]] = await Promise.all([both(numbers.length)]);
  const helped = await Promise.all(numbers.map((n) => viaHelper(n)));
  const safe = await map(numbers, guarded);
  const grid = await map(numbers, async (n, row) =>
    Promise.all(numbers.map(async (m, column) => [row, column, (await double({ n: m })) + n])),
  );
  const picked = numbers.length > 1 ? await Promise.all([double({ n: 1 }), double({ n: 2 })]) : [];
  let caught = "";
  try {
    await Promise.all([double({ n: 1 }), ...numbers.map((n) => check({ n }))]);
  } catch (error) {
    caught = error instanceof Error ? error.message : "";
  }
  const early = await map(numbers, async (n) => {
    if (n < 0) return null;
    for (const letter of letters) {
      if (letter === "b1") return letter;
    }
    const twice = await double({ n });
    return twice > 2 ? { twice } : [twice];
  });
  const results = { kept, letters, entries, a, b, c: c ?? null, helped, safe };
  return { ...results, grid, picked, caught, early };
});
