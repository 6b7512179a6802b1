import { flow, map, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

const plus = async (n: number, more = 1) => n + more;

interface Item {
  name: string;
  tags: (string | null)[];
  size?: number;
}

export default flow("promise-all-computed", async ({ items }: { items: Item[] }) => {
  const sizes = await Promise.all(items.map(async ({ size }, index) => (size ?? 0) + index));
  const names = await map(items, async (item) => item.name, { concurrency: 5 });
  const maybe = await Promise.all(items.map(async ({ size }) => size));
  const tags = await Promise.all(
    items.map(async (item) => {
      const labels = item.tags.map((tag) => tag ?? "none");
      if (labels.length === 0) return [];
      return [item.name, ...labels];
    }),
  );
  const nested = await map(items, async (item) =>
    Promise.all(item.tags.map(async (tag) => (await plus(item.name.length)) + (tag ?? "").length)),
  );
  const [one, two, [three]] = await Promise.all([
    plus(1),
    5,
    Promise.all([plus(items.length, 10)]),
  ]);
  const plain = await items.length;
  const some = items.length > 1 ? await plus(items.length) : null;
  const none = await Promise.all([]);
  const doubled = await double({ n: sizes.length });
  const total = sizes.reduce((sum, n) => sum + n, 0);
  const lost = maybe.filter((size) => size === undefined).length;
  return { names, tags, nested, one, two, three, plain, none, doubled, total, lost, maybe, some };
});
