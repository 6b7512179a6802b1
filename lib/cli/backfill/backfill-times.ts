import { type Schedule, scheduleTimes, zoneNamed } from "../../schedules/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { type DateRange, nextDay, startOfDay } from "./read-range.ts";

export interface TimesWanted {
  readonly flow: string;
  readonly schedules: readonly Schedule[];
  readonly every: "schedule" | "day";
  readonly timezone: string;
  readonly range: DateRange;
}

/** Nobody means so many. */
export const MOST_TIMES = 100_000;

/** The times of a backfill, the earliest first: those of all schedules, or the start of each day. */
export function backfillTimes(wanted: TimesWanted): readonly Date[] {
  const { flow } = wanted;
  const all = new Set<number>();
  for (const time of wanted.every === "day" ? days(wanted) : scheduled(wanted)) {
    all.add(time.getTime());
    if (all.size > MOST_TIMES)
      throw wrongUsage(
        `that is more than ${MOST_TIMES.toLocaleString("en")} runs of ${flow}: take a shorter time, or --every day`,
      );
  }
  return [...all].sort((a, b) => a - b).map((time) => new Date(time));
}

/** A rate counts from the day its schedule was made, which nobody knows here: for a backfill it counts from 1970, so that a repeated one has the same times. */
const ANCHOR = new Date(0);

function* scheduled({ schedules, range }: TimesWanted): Generator<Date> {
  for (const schedule of schedules) yield* scheduleTimes(schedule, { ...range, anchor: ANCHOR });
}

function* days({ range, timezone }: TimesWanted): Generator<Date> {
  const zone = zoneNamed(timezone);
  let day = zone.dayOf(range.from.getTime());
  for (;;) {
    const start = startOfDay(day, zone);
    if (start >= range.to) return;
    if (start >= range.from) yield start;
    day = nextDay(day);
  }
}
