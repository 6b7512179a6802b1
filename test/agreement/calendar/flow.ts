import { calendar, flow } from "nagare";

const jp = calendar("JP", { also: ["2026-12-30"], except: ["2026-11-28"] });
const shop = calendar({
  name: "shop",
  holidays: ["2025-12-31", "2026-01-01", "2026-08-13", "2026-08-14", "2026-08-15"],
  weekend: [3],
});

interface Asked {
  readonly day: string;
  readonly count: number;
}

/** What both calendars say of days; what they refuse is told for each day alone. */
export default flow("calendars", async ({ asked }: { asked: readonly Asked[] }) =>
  asked.map(({ day, count }) => ({
    jp: [
      jp.isBusinessDay(day),
      jp.plusBusinessDays(day, count),
      jp.firstBusinessDay(day),
      jp.lastBusinessDay(day),
    ],
    shop:
      day < "2025-02-01" || day > "2026-11-30"
        ? []
        : [
            shop.isBusinessDay(day),
            shop.plusBusinessDays(day, count),
            shop.firstBusinessDay(day),
            shop.lastBusinessDay(day),
          ],
  })),
);
