import { flow, zoned } from "nagare";

/** Of a day, the way that names of files and partitions want it. */
export default flow("time-dates", async ({ date }: { date: string }) => {
  const day = zoned.parse(date, "yyyy-MM-dd", "UTC+9");
  return {
    before: day.minus({ days: 1 }).toFormat("yyyyMMdd"),
    monthEnd: day.endOf("month").toFormat("yyyy/MM/dd"),
    lastMonth: day.minus({ months: 1 }).toFormat("yyyy-MM"),
    week: day.toFormat("kkkk-'W'WW"),
    monday: day.startOf("week").toISODate(),
    said: day.toFormat("y年M月d日(EEE)", { locale: "ja" }),
    path: `year=${day.year}/month=${day.toFormat("MM")}/day=${day.toFormat("dd")}`,
    days: day.diff(zoned("2026-01-01", "UTC+9"), "days"),
    partition: day.toISO(),
  };
});
