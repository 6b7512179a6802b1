import { flow, map, task } from "nagare";

export const fail = task("fail", async ({ n }: { n: number }) => {
  if (n > 2) throw new RangeError("too big " + n);
  return n;
});
export default flow("throw-in-map", async ({ xs }: { xs: number[] }) => {
  try {
    await map(
      xs,
      async (x) => {
        if (x === 9) throw new TypeError("nine");
        return await fail({ n: x });
      },
      { concurrency: 1 },
    );
    return "ok";
  } catch (e) {
    return `${(e as Error).name}: ${(e as Error).message}`;
  }
});
