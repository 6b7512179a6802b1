import { flow, task } from "nagare";

export const prepare = task("prepare", async ({ day }: { day: string }) => ({
  folder: `/tmp/${day}`,
}));
export const load = task(
  "load",
  async ({ table, folder }: { table: string; folder: string }) => `${folder}/${table}`,
);
export const clean = task("clean", async ({ file }: { file: string }) => file.length);
export const join = task("join", async ({ rows }: { rows: number[] }) => rows.length);

export default flow("parallel-join", async ({ day }: { day: string }) => {
  const { folder } = await prepare({ day });
  const cleaned = async (table: string): Promise<number> => {
    const file = await load({ table, folder });
    return await clean({ file });
  };
  const rows = await Promise.all([cleaned("stations"), cleaned("trips")]);
  return { joined: await join({ rows }) };
});
