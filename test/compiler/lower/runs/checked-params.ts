import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text);

interface Params {
  date: string;
  limit?: number;
  mode: "fast" | "slow";
  tags?: string[];
  source?: { bucket: string; prefix?: string | null };
}

export default flow("checked-params", async ({ date, mode, limit = 1, tags = [] }: Params) => {
  const said = await note({ text: `${date} ${mode}` });
  return { said, limit, tags };
});
