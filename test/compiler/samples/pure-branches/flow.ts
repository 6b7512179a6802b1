import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("pure-branches", async ({ rows, force }: { rows: number; force?: boolean }) => {
  let size = "small";
  let limit = 10;
  if (rows > 1000) {
    size = "big";
    limit = rows / 2;
  } else if (force) {
    limit = 0;
  }
  const text = await note({ text: size });
  return { text, limit };
});
