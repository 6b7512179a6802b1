import { flow, isSkipped, skip } from "nagare";

interface Loaded {
  readonly rows: number;
}

export const load = flow("sub-flow-skips-load", async ({ n }: { n: number }) => {
  if (n === 0) return skip("nothing there");
  const loaded: Loaded | null = n === 1 ? null : { rows: n };
  return loaded;
});

export default flow(
  "sub-flow-skips",
  async ({ counts, other }: { counts: readonly number[]; other?: unknown }) => {
    const loads = await Promise.all(counts.map((n) => load({ n })));
    const rows = loads.map((each) => (isSkipped(each) ? each.nagare.skipped : each?.rows));
    const [first] = loads;
    if (isSkipped(first)) return { rows, first: first.nagare.skipped, other: isSkipped(other) };
    return { rows, first: first?.rows ?? "none", other: isSkipped(other) };
  },
);
