import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow(
  "params-default",
  async ({ name = "world", times = 2 }: { name?: string; times?: number }) => {
    const greeting = await note({ text: `hello ${name}` });
    return { greeting, times: times + 1 };
  },
);
