import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("text-like-expressions", async ({ n }: { n: number }) => {
  const said = await note({ text: "{% $n %}" });
  if (n > 1) throw new RangeError("another half %}");
  if (n > 0) throw new Error("half %}");
  return { said, open: "{% half", close: "half %}", both: "{% $n %}", inside: "a {% b %} c" };
});
