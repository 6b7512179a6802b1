import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("text-building", async ({ name, count }: { name: string; count: number }) => {
  const line = "name=" + name + ", count=" + count;
  const said = await note({ text: line });
  return { said, template: `${name}/${count}/${count > 1}` };
});
