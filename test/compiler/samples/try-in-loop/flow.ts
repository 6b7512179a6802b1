import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export const fail = task("fail", async ({ n }: { n: number }) => {
  if (n > 2) throw new RangeError("too big " + n);
  return n;
});
export default flow("try-in-loop", async ({ xs }: { xs: number[] }) => {
  let last = -1;
  for (const x of xs) {
    try {
      last = await fail({ n: x });
      if (last === 1) continue;
    } catch (e) {
      last = -2;
      break;
    } finally {
      await id({ v: 0 });
    }
    last += 100;
  }
  return last;
});
