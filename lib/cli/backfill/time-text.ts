import { zoneNamed } from "../../schedules/index.ts";

/** Writes instants as the people of a zone do. */
export type TimeText = (instant: Date) => string;

/** `2026-01-31 09:30`, or `2026-01-31` where all are days. */
export function timeTextOf(timezone: string, every: "schedule" | "day"): TimeText {
  const zone = zoneNamed(timezone);
  return (instant) => {
    const local = new Date(zone.localOf(instant.getTime())).toISOString();
    return local.slice(0, every === "day" ? 10 : 16).replace("T", " ");
  };
}
