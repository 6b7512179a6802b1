import { task } from "nagare";
import { readTable } from "../tables/read-table.ts";

/** A row of the table `seattle-weather`. */
interface Day {
  readonly date: string;
  readonly weather: "drizzle" | "fog" | "rain" | "snow" | "sun";
  readonly precipitation: number;
  readonly temp_min: number;
  readonly temp_max: number;
  readonly wind: number;
}

/** The days between two dates, both included, of a loaded table. */
export const readDays = task(
  "read-days",
  async ({ file, from, to }: { file: string; from: string; to: string }) => {
    const days = await readTable<Day>(file);
    return days
      .filter(({ date }) => from <= date && date <= to)
      .map(({ date, weather, precipitation }) => ({ date, weather, precipitation }));
  },
);
