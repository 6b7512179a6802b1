import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export const load = task("load", async ({ t }: { t: string }) => ({
  t,
  rows: [t.length, 2],
  tag: t === "" ? undefined : t,
  nul: null as string | null,
}));
export default flow("promise-all-kept", async ({ n }: { n: number }) => {
  const both = await Promise.all([id({ v: n }), load({ t: "a" })]);
  return both[0] + both[1].rows.length;
});
