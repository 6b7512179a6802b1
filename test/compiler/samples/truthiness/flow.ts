import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow(
  "truthiness",
  async ({ list, text, count }: { list: string[]; text: string; count?: number }) => {
    const list_ = list ? "yes" : "no";
    const text_ = text ? "yes" : "no";
    const count_ = count ? "yes" : "no";
    const said = await note({ text: `${list_} ${text_} ${count_}` });
    return { said, empty: !text, or: text || "nothing", and: count && text };
  },
);
