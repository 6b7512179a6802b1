import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow(
  "optional-chaining",
  async ({ owner }: { owner?: { name: string; address?: { city: string } } }) => {
    const city = owner?.address?.city;
    const said = await note({ text: city ?? "nowhere" });
    return { said, name: owner?.name ?? "nobody", known: city !== undefined };
  },
);
