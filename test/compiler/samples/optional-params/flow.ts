import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("optional-params", async ({ o }: { o?: { a?: { b?: number } } }) => {
  const b = o?.a?.b ?? 7;
  const r = await id({ v: b });
  return { r, has: o?.a !== undefined };
});
