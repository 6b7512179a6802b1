import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("text-of-undefined", async ({ s }: { s?: string }) => {
  const a = await id({ v: 1 });
  return `${s}-${a}`;
});
