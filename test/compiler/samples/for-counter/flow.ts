import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("for-counter", async ({ count }: { count: number }) => {
  let value = 1;
  for (let i = 0; i < count; i++) {
    value = await double({ n: value + i });
  }
  return value;
});
