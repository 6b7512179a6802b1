import { flow, zoned } from "nagare";

/** What is no time can be caught like any error. */
export default flow("time-errors", async ({ text, days }: { text: string; days: number }) => {
  try {
    if (days === 2) return { same: zoned(text, "Asia/Tokyo").equals(zoned("2026-01-31", "UTC")) };
    return {
      day: zoned(text, "UTC").plus({ days }).toISODate(),
      parsed: zoned.parse(text, "yyyy-M-d", "UTC").toISODate(),
    };
  } catch (error) {
    return { error: (error as Error).message };
  }
});
