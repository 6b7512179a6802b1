import { flow } from "nagare";

export default flow("map-pure-body", async ({ numbers }: { numbers: number[] }) => {
  const plus = await Promise.all(numbers.map(async (n) => n + 1));
  return plus;
});
