import { flow } from "nagare";

export default flow("no-steps", async ({ a, b }: { a: number; b: number }) => ({
  sum: a + b,
  larger: a > b ? a : b,
}));
