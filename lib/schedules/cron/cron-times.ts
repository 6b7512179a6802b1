import type { ScheduleTimes } from "../schedule.ts";
import { type Zone, zoneNamed } from "../zone.ts";
import { readCron } from "./read-cron.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The instants of a cron expression in a range, day by day of its zone. */
export function* cronTimes(
  { expression, timezone }: Extract<ScheduleTimes, { readonly kind: "cron" }>,
  { from, to }: { readonly from: number; readonly to: number },
): Generator<number> {
  const zone = zoneNamed(timezone);
  const { isDay, minutes } = readCron(expression);
  if (from >= to) return;
  const firstDay = Math.floor(zone.localOf(from) / DAY) * DAY;
  // A zone may be most of a day ahead.
  for (let day = firstDay - DAY; day < to + DAY; day += DAY) {
    if (!isDay(new Date(day))) continue;
    for (const time of instantsOf(zone, day, minutes)) {
      if (time >= to) return;
      if (time >= from) yield time;
    }
  }
}

function* instantsOf(zone: Zone, day: number, minutes: readonly number[]): Generator<number> {
  const offset = zone.steadyOffset(day);
  for (const minute of minutes) {
    const local = day + minute * MINUTE;
    const instant = offset === undefined ? zone.instantOf(local) : local - offset;
    if (instant !== undefined) yield instant;
  }
}
