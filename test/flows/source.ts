import { readFileSync } from "node:fs";

/** The lines of a table as its publisher ships it, without the header: the tests count in these by other means than the flows do. */
export function sourceLines(table: string): readonly string[] {
  const index = new URL(import.meta.resolve("vega-datasets"));
  const lines = readFileSync(new URL(`../data/${table}.csv`, index), "utf8").split(/\r?\n/);
  return lines.slice(1).filter((line) => line !== "");
}
