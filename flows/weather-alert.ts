import { flow } from "nagare";
import { load, openFolder, removeFolder } from "./tables.ts";
import { readDays } from "./weather-alert/read-days.ts";
import { sendAlert } from "./weather-alert/send-alert.ts";

interface Params {
  /** First and last day, as `2012-01-31`. */
  readonly from?: string;
  readonly to?: string;
  /** Alert when it has rained for so many days in a row. */
  readonly patience?: number;
}

/** Alerts about snow, and about rain that doesn't end, in the weather of Seattle. */
export default flow(
  "weather-alert",
  async ({ from = "2012-01-01", to = "2012-01-31", patience = 5 }: Params, run) => {
    const folder = await openFolder({ run: run.name });
    const { file } = await load({ table: "seattle-weather", folder });
    const days = await readDays({ file, from, to });
    await removeFolder({ folder });

    let rainyDays = 0;
    let alerts: string[] = [];
    for (const { date, weather } of days) {
      switch (weather) {
        case "snow": {
          const alert = await sendAlert({ date, reason: "snow" });
          alerts = [...alerts, alert];
          break;
        }
        case "drizzle":
        case "rain":
          rainyDays += 1;
          break;
        default:
          rainyDays = 0;
      }
      if (rainyDays === patience) {
        const alert = await sendAlert({ date, reason: `rain for ${patience} days` });
        alerts = [...alerts, alert];
      }
    }
    return { from, to, days: days.length, alerts };
  },
);
