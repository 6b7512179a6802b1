import type { ListedSchedule } from "./listed-schedule.ts";
import { zonedText, zoneOf } from "./zoned-text.ts";

/** As JSON. */
export function schedulesData(
  environment: string | undefined,
  listed: readonly ListedSchedule[],
): object {
  return { environment: environment ?? null, schedules: listed.map(dataOf) };
}

function dataOf({ flow, planned, startBy, finishBy, ...listed }: ListedSchedule): object {
  const { expression, problem, next } = listed;
  const { name, enabled, schedule, params, windowMinutes, catchUp, isOverridden } = planned;
  const { times, start, end, only } = schedule;
  const zone = zoneOf(times);
  return {
    ...{ flow, name, enabled, ...times, timezone: zone },
    awsExpression: expression,
    problem,
    next: next.map((time) => ({ time: time.toISOString(), local: zonedText(time, zone).iso })),
    params,
    windowMinutes,
    only: only && `business days of ${only.name}`,
    start: start?.toISOString(),
    end: end?.toISOString(),
    ...{ startBy, finishBy, catchUp },
    overridden: isOverridden,
  };
}
