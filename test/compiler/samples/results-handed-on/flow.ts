import { flow, task } from "nagare";

/** As many rows as asked for. */
export const load = task("load", async ({ count }: { count: number }) =>
  Array.from({ length: count }, (_, index) => `row ${index}`),
);

export const size = task("size", async ({ rows }: { rows: readonly string[] }) => rows.length);

export const last = task("last", async (rows: readonly string[] | null) => rows?.at(-1) ?? null);

export const text = task("text", async (count: number) => "x".repeat(count));

export const lengths = task("lengths", async (texts: readonly string[]) =>
  texts.map(({ length }) => length),
);

export default flow("results-handed-on", async ({ counts }: { counts: readonly number[] }) => {
  const [first = 0, second = 0] = counts;
  // Only tasks get these
  const rows = await load({ count: first });
  const kept = counts.length > 1 ? rows : null;
  const [one, other] = await Promise.all([text(first), text(second)]);
  const each = await Promise.all(counts.map((count) => text(count)));
  // The flow itself reads these
  const few = await load({ count: 2 });
  const all = await lengths([one, other]);
  return {
    size: await size({ rows }),
    last: await last(kept),
    few: few.length,
    all,
    each: await lengths(each),
  };
});
