import { flow, task } from "nagare";

export const load = task("load", async ({ t }: { t: string }) => ({
  t,
  rows: [t.length, 2],
  tag: t === "" ? undefined : t,
  nul: null as string | null,
}));
export default flow("null-members", async ({ n }: { n: number }) => {
  const r = await load({ t: "" });
  return { tag: r.tag, nul: r.nul, has: r.tag === undefined, n };
});
