import { type BackfillTime, backfillName } from "../../operations/index.ts";
import { scheduleTimes, zoneNamed } from "../../schedules/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { type DateRange, nextDay, startOfDay } from "./read-range.ts";
import type { PastSchedule } from "./schedules-in.ts";

export interface TimesWanted {
  readonly flow: string;
  readonly schedules: readonly PastSchedule[];
  /** Of all runs; they come before a schedule's own. */
  readonly params: object;
  readonly every: "schedule" | "day";
  readonly timezone: string;
  readonly range: DateRange;
}

/** Nobody means so many. */
export const MOST_TIMES = 100_000;

/** The times of a backfill, the earliest first: those of all schedules, or the start of each day. Schedules that send the same at one time are one. */
export function backfillTimes(wanted: TimesWanted): readonly BackfillTime[] {
  const { flow } = wanted;
  const all = new Map<string, BackfillTime>();
  for (const time of wanted.every === "day" ? days(wanted) : scheduled(wanted)) {
    all.set(backfillName(time), time);
    if (all.size > MOST_TIMES)
      throw wrongUsage(
        `that is more than ${MOST_TIMES.toLocaleString("en")} runs of ${flow}: take a shorter time, or --every day`,
      );
  }
  return [...all.values()].sort((a, b) => a.scheduledTime.getTime() - b.scheduledTime.getTime());
}

/** A rate counts from the day its schedule was made, which nobody knows here: for a backfill it counts from 1970, so that a repeated one has the same times. */
const ANCHOR = new Date(0);

function* scheduled({ schedules, range, params }: TimesWanted): Generator<BackfillTime> {
  for (const { schedule, params: own } of schedules) {
    const all = { ...own, ...params };
    for (const scheduledTime of scheduleTimes(schedule, { ...range, anchor: ANCHOR }))
      yield { scheduledTime, params: all };
  }
}

function* days({ range, timezone, params }: TimesWanted): Generator<BackfillTime> {
  const zone = zoneNamed(timezone);
  let day = zone.dayOf(range.from.getTime());
  for (;;) {
    const start = startOfDay(day, zone);
    if (start >= range.to) return;
    if (start >= range.from) yield { scheduledTime: start, params };
    day = nextDay(day);
  }
}
