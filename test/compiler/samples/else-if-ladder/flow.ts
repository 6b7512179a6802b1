import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("else-if-ladder", async ({ score }: { score: number }) => {
  if (score >= 90) return await note({ text: "excellent" });
  else if (score >= 60) return await note({ text: "good" });
  else if (score >= 0) return "none";
  return await note({ text: "impossible" });
});
