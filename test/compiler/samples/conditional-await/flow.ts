import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("conditional-await", async ({ n, skip }: { n: number; skip?: boolean }) => {
  const value = skip ? n : await double({ n });
  const text = value > 10 && (await note({ text: "big" }));
  return { value, text };
});
