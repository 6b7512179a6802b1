import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("switch-steps", async ({ kind }: { kind: string }) => {
  let result = "none";
  switch (kind) {
    case "rain":
    case "snow":
      result = await note({ text: "umbrella" });
      break;
    case "sun":
      result = await note({ text: "hat" });
      break;
    default:
      result = "nothing";
  }
  return { kind, result };
});
