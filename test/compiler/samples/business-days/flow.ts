import { calendar, flow, zoned } from "nagare";

const jp = calendar("JP", { also: ["2026-12-30", "2026-12-31"], except: ["2026-11-28"] });
const office = calendar({ name: "office", holidays: ["2026-08-13", "2026-08-14"], weekend: [7] });

/** Dates of an invoice, by the business days of Japan and of the team. */
export default flow("business-days", async ({ date, days }: { date: string; days: number }) => {
  const today = zoned(date, "Asia/Tokyo");
  return {
    isOpen: jp.isBusinessDay(date),
    due: jp.plusBusinessDays(today, 3),
    asked: jp.plusBusinessDays(date, days),
    first: jp.firstBusinessDay(date),
    closing: jp.lastBusinessDay(today),
    month: jp.lastBusinessDay("2026-12"),
    office: office.isBusinessDay(date),
  };
});
