import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("if-else-steps", async ({ n }: { n: number }) => {
  if (n > 10) {
    return { size: "big", value: await double({ n }) };
  } else {
    const value = await double({ n: n + 1 });
    return { size: "small", value };
  }
});
