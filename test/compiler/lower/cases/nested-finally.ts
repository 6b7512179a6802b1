import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n;
});

export const inputs = [{ n: 1 }, { n: -1 }, { n: 7 }, { n: -9 }];

export default flow("nested-finally", async ({ n }: { n: number }) => {
  let log = "";
  try {
    try {
      await fragile({ n });
      if (n > 5) return `early ${log}`;
      log += "done ";
    } finally {
      log += "inner ";
      await fragile({ n: 1 });
    }
  } catch (error) {
    log += error instanceof RangeError ? "range " : "other ";
    if (n < -5) throw new Error(`again: ${String(error)}`, { cause: error });
  } finally {
    log += "outer ";
    await fragile({ n: 2 });
  }
  return log;
});
