import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("promise-all-returned", async ({ n }: { n: number }) =>
  Promise.all([id({ v: n }), id({ v: n + 1 })]),
);
