import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("promise-all-mixed", async ({ n }: { n: number }) => {
  const day = `day ${n}`;
  const [doubled, noted] = await Promise.all([
    double({ n }),
    (async () => {
      const text = await note({ text: day });
      return { text, more: await double({ n: n + 1 }) };
    })(),
  ]);
  return { doubled, noted };
});
