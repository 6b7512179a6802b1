import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow(
  "object-spread",
  async ({ base, extra }: { base: { a: number; b?: string }; extra?: { b: string } }) => {
    const merged = { ...base, ...extra, c: [1] };
    const noted = await note({ text: merged.b ?? "none" });
    return { merged, noted };
  },
);
