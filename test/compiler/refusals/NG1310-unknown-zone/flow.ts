import { flow, type Zoned, zoned } from "nagare";

interface Span {
  readonly from: Zoned;
}

export default flow("report", async ({ date, zone }: { date: string; zone: string }, run) => {
  const from = zoned(date, zone);
  const to = zoned(run.scheduledTime, "Asia/Tokio");
  const local = zoned(run.scheduledTime, "local");
  const spans: Span[] = [date].map((day) => ({ from: zoned(day, "Asia/Tokyo") }));
  return { from, to, local, days: spans.map((span) => span.from.daysInMonth) };
});
