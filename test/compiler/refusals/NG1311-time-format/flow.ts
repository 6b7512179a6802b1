import { flow, zoned } from "nagare";

export default flow("report", async ({ date, format }: { date: string; format: string }) => {
  const day = zoned.parse(date, "yyyyMMdd", "Asia/Tokyo");
  return {
    given: day.toFormat(format),
    macro: day.toFormat("DDDD"),
    letters: day.toFormat("yyyy-MM-ddTHH"),
    parsed: zoned.parse(date, format, "Asia/Tokyo"),
    names: zoned.parse(date, "d MMM yyyy", "Asia/Tokyo"),
    noYear: zoned.parse(date, "MM-dd", "Asia/Tokyo"),
  };
});
