import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("rethrow", async ({ n }: { n: number }) => {
  try {
    return await fragile({ n });
  } catch (error) {
    await note({ text: "failed" });
    throw error;
  }
});
