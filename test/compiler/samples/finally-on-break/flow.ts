import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("finally-on-break", async ({ numbers }: { numbers: number[] }) => {
  let cleaned = 0;
  for (const n of numbers) {
    try {
      if (n === 0) break;
      if (n === 1) continue;
      await fragile({ n });
    } finally {
      cleaned += 1;
      await note({ text: "clean" });
    }
  }
  return cleaned;
});
