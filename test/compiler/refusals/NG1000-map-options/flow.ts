import { flow, map, task } from "nagare";

const load = task("load", async ({ n }: { n: number }) => n);

export default flow("report", async ({ ns, size }: { ns: number[]; size: { batch: number } }) => {
  const empty = await map(ns, async (batch) => batch.length, { distributed: true, batch: 0 });
  const half = await map(ns, async (batch) => batch.length, { distributed: true, batch: 0.5 });
  const spread = await map(ns, async (batch) => await load({ n: batch.length }), { distributed: true, ...size });
  return { empty, half, spread };
});
