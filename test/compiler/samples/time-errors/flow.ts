import { flow, zoned } from "nagare";

/** What is no time can be caught like any error. */
export default flow("time-errors", async ({ text, days }: { text: string; days: number }) => {
  try {
    return {
      day: zoned(text, "UTC").plus({ days }).toISODate(),
      parsed: zoned.parse(text, "yyyy-M-d", "UTC").toISODate(),
    };
  } catch (error) {
    return { error: (error as Error).message };
  }
});
