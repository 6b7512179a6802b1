import type { JsonObject } from "../../asl/index.ts";
import { type CalendarDays, calendarDays, calendarSpecOf } from "../../calendar/index.ts";
import type { CompiledFlow, CompiledSchedule } from "../../compiler/index.ts";
import type { Environment, Schedule, ScheduleSettings } from "../../flow/index.ts";
import { durationSeconds } from "../duration-seconds.ts";
import type { ScheduleTimes } from "../schedule.ts";
import type { PlannedSchedule } from "./planned-schedule.ts";
import { namedSchedules, scheduleSettingsOf } from "./schedule-settings.ts";

/** A flow's own schedules, on or off, or what the environment has instead. */
export function plannedSchedules(
  flow: Pick<CompiledFlow, "name" | "schedules">,
  environment: Pick<Environment, "schedules" | "timeZone"> = {},
): readonly PlannedSchedule[] {
  const said = scheduleSettingsOf(flow.name, environment);
  const isNamed = typeof environment.schedules === "object" && said !== "on";
  const settings = typeof said === "string" ? {} : said;
  const all: readonly Said[] =
    settings.times === undefined
      ? flow.schedules
      : namedSchedules(settings.times).map(([name, each]) => saidBy(name, each));
  return all.map((each) => ({
    ...(each.name !== undefined && { name: each.name }),
    enabled: said !== "off" && !settings.off?.includes(each.name ?? ""),
    ...planned(each, settings, environment.timeZone ?? "UTC"),
    ...markOf(each, flow.schedules, environment.timeZone),
    isOverridden: isNamed,
  }));
}

type Said = WithoutSpan<CompiledSchedule> & { readonly days?: CalendarDays };
type WithoutSpan<T> = T extends unknown ? Omit<T, "span"> : never;

/** An environment may give a flow times on the days that its own schedules are for: the definition knows no others. */
function markOf(
  { only, days, ...each }: Said,
  own: readonly CompiledSchedule[],
  zone?: string,
): { readonly mark?: string } {
  if (only !== undefined) return { mark: only.mark };
  const timezone = each.kind === "cron" ? (each.timezone ?? zone) : undefined;
  const text = JSON.stringify(days);
  const same = own.find(
    (other) =>
      other.kind === "cron" &&
      other.timezone === timezone &&
      JSON.stringify(other.only?.days) === text,
  );
  return days === undefined || same?.only === undefined ? {} : { mark: same.only.mark };
}

function planned(
  each: Said,
  settings: ScheduleSettings,
  zone: string,
): Omit<PlannedSchedule, "name" | "enabled" | "isOverridden"> {
  const params = settings.params ? parsed(settings.params) : each.params;
  const windowMinutes = minutesOf(settings.window) ?? each.windowMinutes;
  const start = settings.start ?? each.start;
  const end = settings.end ?? each.end;
  const only = each.only?.days ?? each.days;
  return {
    schedule: {
      times: withZone(each, zone),
      ...(start !== undefined && { start: new Date(start) }),
      ...(end !== undefined && { end: new Date(end) }),
      ...(only !== undefined && { only }),
    },
    ...(params !== undefined && { params }),
    ...(windowMinutes !== undefined && { windowMinutes }),
    catchUp: settings.catchUp ?? each.catchUp ?? "skip",
  };
}

function withZone(said: Said, zone: string): ScheduleTimes {
  if (said.kind === "rate") return { kind: "rate", everySeconds: said.everySeconds };
  const timezone = said.timezone ?? zone;
  return said.kind === "cron"
    ? { kind: "cron", expression: said.expression, timezone }
    : { kind: "at", time: said.time, timezone };
}

/** What an environment has is not compiled. */
function saidBy(name: string | undefined, schedule: Schedule): Said {
  const { params, window, catchUp } = schedule;
  const windowMinutes = minutesOf(window);
  const common = {
    ...(name !== undefined && { name }),
    ...(params !== undefined && { params: parsed(params) }),
    ...(windowMinutes !== undefined && { windowMinutes }),
    ...(catchUp !== undefined && { catchUp }),
  };
  if (schedule.kind === "at")
    return { ...common, ...zoned(schedule), kind: "at", time: schedule.time };
  const { start, end } = schedule;
  const bounds = { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
  if (schedule.kind === "rate") {
    const everySeconds = durationSeconds(schedule.every) ?? Number.NaN;
    return { ...common, ...bounds, kind: "rate", everySeconds };
  }
  const { only, expression } = schedule;
  return {
    ...{ ...common, ...bounds, ...zoned(schedule), kind: "cron", expression },
    ...(only && { days: calendarDays(calendarSpecOf([only.calendar, only.changes])) }),
  };
}

function zoned({ timezone }: { readonly timezone?: string }): { readonly timezone?: string } {
  return timezone === undefined ? {} : { timezone };
}

function minutesOf(window: ScheduleSettings["window"]): number | undefined {
  const seconds = window && durationSeconds(window);
  return seconds === undefined ? undefined : seconds / 60;
}

/** As it is sent: an environment is code, and its params may hold more than JSON. */
function parsed(params: object): JsonObject {
  return JSON.parse(JSON.stringify(params));
}
