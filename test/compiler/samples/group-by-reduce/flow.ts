import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("group-by-reduce", async ({ xs }: { xs: { k: string; n: number }[] }) => {
  const by = xs.reduce<Record<string, number>>(
    (acc, x) => ({ ...acc, [x.k]: (acc[x.k] ?? 0) + x.n }),
    {},
  );
  const r = await id({ v: 1 });
  return { by, r };
});
