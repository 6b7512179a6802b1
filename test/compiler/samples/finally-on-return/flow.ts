import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("finally-on-return", async ({ n }: { n: number }) => {
  try {
    if (n > 10) return { early: n };
    const value = await fragile({ n });
    return { value };
  } finally {
    await note({ text: "clean up" });
  }
});
