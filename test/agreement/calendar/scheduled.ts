import { calendar, cron, flow } from "nagare";

const jp = calendar("JP", { also: ["2026-12-30", "2026-12-31"] });
const office = calendar({
  name: "office",
  holidays: ["2026-07-03", "2026-12-25", "2027-01-01"],
  weekend: [7],
});
/** Works on the Saturday before the holidays. */
const shop = calendar("JP", { except: ["2026-05-02", "2026-05-03"] });

/** Each schedule is for the business days of its own calendar, by the day in its own zone. */
export default flow(
  "scheduled",
  {
    schedule: {
      tokyo: cron("0 3 * * *", "Asia/Tokyo", { only: jp.businessDays }),
      shop: cron("0 0 * * *", "Asia/Tokyo", { only: shop.businessDays }),
      newYork: cron("30 22 * * *", "America/New_York", { only: office.businessDays }),
      any: cron("0 12 * * *", "Asia/Tokyo"),
    },
  },
  async (_params: { readonly note?: string }, run) => ({ ran: run.scheduledTime }),
);
