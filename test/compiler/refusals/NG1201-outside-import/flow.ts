import { readFile } from "node:fs/promises";
import * as path from "node:path";
import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => path.basename(table));

export default flow("report", async () => {
  const names = await readFile("names.txt", "utf8");
  return await load({ table: path.join("tables", names) });
});
