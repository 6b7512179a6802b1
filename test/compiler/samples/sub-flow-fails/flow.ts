import { flow, task } from "nagare";

class NoRows extends Error {}

export const load = task("load", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n;
});

export const inner = flow("sub-flow-fails-inner", async ({ n }: { n: number }) => {
  const rows = await load({ n });
  if (rows === 0) throw new NoRows("no rows");
  return rows;
});

export const outer = flow("sub-flow-fails-outer", async ({ n }: { n: number }) => {
  try {
    return await inner({ n });
  } finally {
    await load({ n: 1 });
  }
});

export const plain = flow("sub-flow-fails-plain", async ({ n }: { n: number }) => inner({ n }));

export default flow("sub-flow-fails", async ({ n, how }: { n: number; how: string }) => {
  if (how === "uncaught") return await plain({ n });
  try {
    return how === "plain" ? await plain({ n }) : await outer({ n });
  } catch (error) {
    if (how === "rethrown" || !(error instanceof Error)) throw error;
    return { name: error.name, message: error.message, isNoRows: error instanceof NoRows };
  }
});
