import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("try-finally", async ({ n }: { n: number }) => {
  let value = 0;
  try {
    value = await fragile({ n });
  } finally {
    await note({ text: "clean up" });
  }
  return value;
});
