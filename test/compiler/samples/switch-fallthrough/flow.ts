import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("switch-fallthrough", async ({ level }: { level: number }) => {
  const steps: string[] = [];
  switch (level) {
    case 3:
      steps.push(await note({ text: "three" }));
    case 2:
      steps.push("two");
      break;
    case 1:
      return "one";
  }
  return steps.join("+");
});
