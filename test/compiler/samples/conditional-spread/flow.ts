import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("conditional-spread", async ({ a, b }: { a: boolean; b?: number }) => {
  const r = await id({ v: 1 });
  return { r, ...(a ? { x: 1 } : {}), ...(b !== undefined && { b }), list: [1, ...(a ? [2] : [])] };
});
