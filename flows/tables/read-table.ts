import { readFile } from "node:fs/promises";

/** Reads a table that `load` or `joinRoutes` wrote: a JSON array of rows. */
export async function readTable<Row>(file: string): Promise<readonly Row[]> {
  const rows: readonly Row[] = JSON.parse(await readFile(file, "utf8"));
  return rows;
}
