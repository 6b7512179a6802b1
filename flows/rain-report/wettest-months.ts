import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { task } from "nagare";

/** The first lines of what `transform.sh` wrote. */
export const wettestMonths = task(
  "wettest-months",
  async ({ folder, top }: { folder: string; top: number }) => {
    const text = await readFile(join(folder, "rain.csv"), "utf8");
    const months = text
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    return months.slice(0, top).map(([month = "", rain]) => ({ month, rain: Number(rain) }));
  },
);
