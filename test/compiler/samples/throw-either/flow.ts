import { flow, task } from "nagare";

class NoRows extends Error {
  override readonly name = "NoRows";
}

export const load = task("load", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n;
});

export default flow("throw-either", async ({ n, name }: { n: number; name?: string }) => {
  try {
    const rows = await load({ n });
    if (rows < 3) throw rows === 0 ? new NoRows(name) : rows === 1 ? new Error(name) : Error("two");
    return rows;
  } catch (error) {
    throw n < -1 ? new NoRows(`${error}`) : error;
  }
});
