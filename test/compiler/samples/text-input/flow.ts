import { flow, task } from "nagare";

export const shout = task("shout", async (text: string) => `${text.toUpperCase()}!`);
export const kind = task(
  "kind",
  async (value: string | number | null) => `${typeof value}: ${value}`,
);

export default flow(
  "text-input",
  async ({ text, value }: { text: string; value: string | number | null }) => {
    const shouted = await shout(text);
    const again = await shout("12");
    return { shouted, again, kind: await kind(value) };
  },
);
