import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("json-text", async ({ o }: { o: { a: number[] } }) => {
  const t = JSON.stringify(o);
  const r = await id({ v: t.length });
  return { t, r, back: JSON.parse(t).a };
});
