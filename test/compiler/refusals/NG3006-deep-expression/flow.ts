import { flow, task } from "nagare";

export const load = task("load", async ({ size }: { size: number }) => size);

const once = (size: number): number => Math.abs(size - 1);
const thrice = (size: number): number => once(once(once(size)));
const often = (size: number): number => thrice(thrice(thrice(size)));
const manyTimes = (size: number): number => often(often(often(often(often(often(size))))));

export default flow("deep-expression", async ({ size }: { size: number }) => {
  return await load({ size: manyTimes(size) });
});
