import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("async-helper-local", async ({ n }: { n: number }) => {
  const twice = async (x: number) => {
    const a = await id({ v: x });
    return await id({ v: a * 2 });
  };
  return [await twice(n), await twice(n + 1)];
});
