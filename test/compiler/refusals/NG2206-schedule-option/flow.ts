import { at, calendar, cron, flow, rate, task } from "nagare";

const jp = calendar("JP");
const load = task("load", async () => 1);

export default flow(
  "report",
  {
    schedule: {
      "at night": cron("0 2 * * *"),
      jitter: cron("0 3 * * *", "Asia/Tokyo", { window: "90s" }),
      season: rate("1h", { start: "2026-04-01", end: "2026-10-01T00:00:00Z" }),
      over: rate("1h", { start: "2026-04-01T00:00:00Z", end: "2026-03-01T00:00:00Z" }),
      // @ts-expect-error a date that fires once has no end
      once: at("2026-12-31T23:00", "Asia/Tokyo", { end: "2027-01-01T00:00:00Z" }),
      // @ts-expect-error there is no such policy
      late: cron("0 4 * * *", "Asia/Tokyo", { catchUp: "all" }),
      nowhere: cron("0 5 * * *", undefined, { only: jp.businessDays }),
      // @ts-expect-error its days are meant
      whole: cron("0 6 * * *", "Asia/Tokyo", { only: jp }),
      // @ts-expect-error an hour has no day
      hourly: rate("1h", { only: jp.businessDays }),
    },
  },
  async () => await load(),
);
