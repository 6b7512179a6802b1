import { flow, task } from "nagare";

export const load = task("load", async ({ t }: { t: string }) => ({
  t,
  rows: [t.length, 2],
  tag: t === "" ? undefined : t,
  nul: null as string | null,
}));
export default flow("for-of-entries", async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  for (const [i, x] of xs.entries()) {
    const { t } = await load({ t: x });
    out.push(`${i}${t}`);
  }
  return out;
});
