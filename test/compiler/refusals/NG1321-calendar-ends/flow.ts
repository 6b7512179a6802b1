import { calendar, cron, flow } from "nagare";

const office = calendar({ name: "office", holidays: ["2026-08-13", "2026-12-29"] });
const jp = calendar("JP");

export const due = flow("due", async ({ date }: { date: string }) => ({
  office: office.plusBusinessDays(date, 5),
  jp: jp.plusBusinessDays(date, 5),
}));

const options = { only: office.businessDays };

export const opening = flow(
  "opening",
  { schedule: cron("0 9 * * *", "Asia/Tokyo", options) },
  async () => "opened",
);

export const closing = flow(
  "closing",
  {
    schedule: cron("0 9 * * *", "Asia/Tokyo", {
      only: calendar({ name: "shop", holidays: ["2026-08-13"] }).businessDays,
    }),
  },
  async () => "closed",
);
