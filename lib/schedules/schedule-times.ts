import { closedTest, DAY_MILLISECONDS } from "../calendar/index.ts";
import { asFired } from "./as-fired.ts";
import { atTimes } from "./at-times.ts";
import { cronTimes } from "./cron/cron-times.ts";
import { rateTimes } from "./rate-times.ts";
import type { Schedule } from "./schedule.ts";
import { zoneNamed } from "./zone.ts";

/** From when, and to when, both in milliseconds. `to` doesn't belong to it. */
export interface Range {
  readonly from: Date;
  readonly to: Date;
  /**
   * What a rate without a `start` counts from: on AWS the moment when its schedule was made.
   *
   * @default it has no times then
   */
  readonly anchor?: Date;
}

/**
 * The planned times of a schedule in a range, in order, one by one: what EventBridge Scheduler does by its documentation.
 *
 * 1. A local time that a clock change skips doesn't fire; one that occurs twice fires once, the first time.
 * 2. A rate counts hours of 3600 seconds and days of 24 hours from its start.
 * 3. With `only`, those on other days are left out: Scheduler fires some of them, and the runs are skipped.
 * 4. Start and end themselves are within. One-time schedules ignore both.
 *
 * @example `[...scheduleTimes({ times: { kind: "cron", expression: "0 10 * * *", timezone: "Asia/Tokyo" } }, { from, to })]`
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function* scheduleTimes(schedule: Schedule, range: Range): Generator<Date> {
  const isFor = dayTest(schedule);
  for (const time of timesWithin(asFired(schedule), range)) {
    if (isFor(time)) yield new Date(time);
  }
}

/** Beyond the days of its calendar a schedule goes on: a run that finds no day says so, and one that never starts says nothing. */
function dayTest({ only, times }: Schedule): (time: number) => boolean {
  if (only === undefined) return () => true;
  const isClosed = closedTest(only);
  const zone = zoneNamed(times.kind === "rate" ? "UTC" : times.timezone);
  return (time) => {
    const day = Date.parse(zone.dayOf(time)) / DAY_MILLISECONDS;
    return day < only.first || day > only.last || !isClosed(day);
  };
}

function timesWithin({ times, start, end }: Schedule, range: Range): Iterable<number> {
  const to = range.to.getTime();
  if (times.kind === "at") return atTimes(times, { from: range.from.getTime(), to });
  const within = {
    from: Math.max(range.from.getTime(), start?.getTime() ?? Number.NEGATIVE_INFINITY),
    to: Math.min(to, (end?.getTime() ?? Number.POSITIVE_INFINITY) + 1),
  };
  if (times.kind === "cron") return cronTimes(times, within);
  const anchor = start ?? range.anchor;
  return anchor === undefined ? [] : rateTimes(times.everySeconds, anchor.getTime(), within);
}
