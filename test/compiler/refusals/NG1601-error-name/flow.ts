import { flow, task } from "nagare";

const count = task("count", async ({ table }: { table: string }) => table.length);

class NoRows extends Error {}

export default flow("report", async ({ table }: { table: string }) => {
  try {
    const rows = await count({ table });
    if (rows === 0) throw new NoRows(`no rows in ${table}`);
    return `${rows} rows`;
  } catch (error) {
    return error instanceof Error ? error.name : `${error}`;
  }
});
