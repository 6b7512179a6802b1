import { fail, flow, sleep, task } from "nagare";

class NoRows extends Error {
  override readonly name: string = "NoRows";
}

class NoTable extends NoRows {
  override readonly name = "NoTable";
}

interface Load {
  readonly n: number;
}

export const load = task("load", async ({ n }: Load) => {
  if (n === 1) throw new NoTable("no table");
  return n;
});

export const child = flow("sub-flow-errors-child", async ({ n }: Load) => {
  if (n === 2) fail("Refused", `"${n}"`);
  if (n === 3) throw new NoRows("");
  return { n: await load({ n }) };
});

/** Takes whatever comes beside the params, and gives it back. */
export const whole = flow("sub-flow-errors-whole", async (params: Record<string, number>) => {
  if (params["n"] === 2) fail("Refused", "whole");
  return params;
});

export const slow = flow("sub-flow-errors-slow", { timeout: "5m" }, async ({ n }: Load) => {
  await sleep(`${n}s`);
  return n;
});

export const middle = flow("sub-flow-errors-middle", async (load: Load) => {
  const [first] = await Promise.all([child(load), child({ n: 0 })]);
  return first;
});

type How = "uncaught" | "deep" | "together" | "items" | "settled" | "whole" | "slow" | "late";

export default flow("sub-flow-errors", async ({ n, how }: { n: number; how: How }) => {
  if (how === "uncaught") return await child({ n });
  if (how === "deep") return await middle({ n });
  if (how === "late") return await slow({ n });
  try {
    if (how === "whole") return await whole({ n, "a b": 1 });
    if (how === "slow") return await slow({ n });
    if (how === "together") return await Promise.all([child({ n }), middle({ n: 0 })]);
    if (how === "items") return await Promise.all([0, n].map((each) => child({ n: each })));
    const [settled] = await Promise.allSettled([child({ n })]);
    if (settled.status === "fulfilled") return settled.value;
    return { reason: settled.reason.name, isNoRows: settled.reason instanceof NoRows };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { name, message } = error;
    return { name, message, isNoRows: error instanceof NoRows };
  }
});
