import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("promise-all-nested", async ({ n }: { n: number }) => {
  const [a, [b, c]] = await Promise.all([
    id({ v: n }),
    Promise.all([id({ v: n + 1 }), id({ v: n + 2 })]),
  ]);
  return a * 100 + b * 10 + c;
});
