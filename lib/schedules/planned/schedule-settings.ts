import type { Environment, Schedule, ScheduleSettings, Schedules } from "../../flow/index.ts";

/** What an environment says of one flow's schedules, in the one form that has all of it. */
export function scheduleSettingsOf(
  flow: string,
  { schedules = "on" }: Pick<Environment, "schedules">,
): "on" | "off" | ScheduleSettings {
  const own = typeof schedules === "string" ? schedules : (schedules[flow] ?? "on");
  if (own === "on" || own === "off") return own;
  return isTimes(own) ? { times: own } : own;
}

/** Each schedule with its name, if it has one. */
export function namedSchedules(
  times: Schedules,
): readonly (readonly [string | undefined, Schedule])[] {
  if (isOne(times)) return [[undefined, times]];
  return isList(times) ? times.map((each) => [undefined, each]) : Object.entries(times);
}

/** A record by name has schedules alone, settings none. */
function isTimes(own: Schedules | ScheduleSettings): own is Schedules {
  if (Array.isArray(own) || isKind(own)) return true;
  const members = "times" in own ? [] : Object.values(own);
  return members.length > 0 && members.every(isKind);
}

function isKind(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string"
  );
}

function isOne(times: Schedules): times is Schedule {
  return isKind(times);
}

function isList(times: Exclude<Schedules, Schedule>): times is readonly Schedule[] {
  return Array.isArray(times);
}
