import { flow, sleep, task } from "nagare";

const load = task("load", async ({ n }: { n: number }) => n);

const started = (n: number) => {
  if (n < 0) throw new Error("negative");
  return load({ n });
};

export default flow("report", async ({ ns, json }: { ns: number[]; json: string }) => {
  const both = await Promise.allSettled([load({ n: JSON.parse(json) }), started(1)]);
  const one = await Promise.allSettled([ns.length > 1 ? load({ n: 1 }) : load({ n: 2 }), sleep("1s")]);
  const each = await Promise.allSettled(ns.map((n) => started(n)));
  const parsed = await Promise.allSettled(ns.map((n) => load({ n: JSON.parse(`${n}`) })));
  const values = await Promise.allSettled([load({ n: 1 }), ns.length]);
  const none = await Promise.allSettled([]);
  const spread = await Promise.allSettled([...ns.map((n) => load({ n }))]);
  return [values.length, none.length, spread.length, both.length, one.length, each.length, parsed.length];
});
