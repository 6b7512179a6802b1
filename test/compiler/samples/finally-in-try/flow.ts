import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export const fail = task("fail", async ({ n }: { n: number }) => {
  if (n > 2) throw new RangeError("too big " + n);
  return n;
});
export default flow("finally-in-try", async ({ n }: { n: number }) => {
  let log = "";
  try {
    try {
      log += "1";
      if (n === 0) return log;
      await fail({ n });
      log += "2";
    } finally {
      log += "f";
      await id({ v: 1 });
    }
  } catch {
    log += "c";
  }
  return log;
});
