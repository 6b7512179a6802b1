import { flow, zoned } from "nagare";

type Unit = "day" | "month";

export default flow("report", async ({ date, unit, locale }: { date: string; unit: Unit; locale: string }) => {
  const day = zoned(date, "Asia/Tokyo");
  const days: "days" | "weeks" = unit === "day" ? "days" : "weeks";
  const options = { locale };
  return {
    start: day.startOf(unit),
    apart: day.diff(day.minus({ days: 1 }), days),
    name: day.toFormat("MMM", { locale }),
    other: day.toFormat("MMM", options),
  };
});
