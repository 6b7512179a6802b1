import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("union-types", async ({ v }: { v: string | number | null }) => {
  const t = typeof v === "string" ? v.length : (v ?? -1);
  return await id({ v: t });
});
