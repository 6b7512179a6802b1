import { flow, zoned } from "nagare";

export default flow("report", async ({ days }: { days: string[] }) => {
  const [first = zoned("2026-01-01", "UTC"), ...times] = days.map((day) => zoned(day, "UTC"));
  return {
    same: first === times[0],
    found: times.includes(first),
    once: [...new Set(times)],
    moved: first.plus(days.length > 2 ? { days: 1 } : { hours: 1 }),
  };
});
