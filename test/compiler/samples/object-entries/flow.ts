import { flow, map, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("object-entries", async ({ o }: { o: Record<string, number> }) => {
  const keys = Object.entries(o).map(([k, v]) => `${k}=${v}`);
  const a = await id({ v: keys.length });
  return { keys, a, sum: Object.values(o).reduce((s, v) => s + v, 0) };
});
