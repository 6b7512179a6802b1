import { flow, task } from "nagare";

export const count = task("count", async ({ table }: { table: string }) => table.length);
export const load = task("load", async ({ table }: { table: string }) => `loaded ${table}`);
export const skip = task("skip", async ({ table }: { table: string }) => `skipped ${table}`);

export default flow("branch", async ({ table }: { table: string }) => {
  const rows = await count({ table });
  if (rows > 5) {
    const message = await load({ table });
    return { rows, message };
  }
  const message = await skip({ table });
  return { rows, message };
});
