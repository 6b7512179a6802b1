import { flow, task } from "nagare";

export const find = task("find", async ({ day }: { day: string }) => day.split("-"));
export const load = task("load", async ({ files }: { files: string[] }) => files.length);

export default flow(
  "early-return",
  async ({ day, dry = false }: { day: string; dry?: boolean }) => {
    const files = await find({ day });
    if (files.length < 2) return { status: "nothing to load" };
    if (dry) return { status: "would load", files };
    const loaded = await load({ files });
    if (loaded > 2) return { status: "loaded", loaded };
    return { status: "incomplete", loaded };
  },
);
