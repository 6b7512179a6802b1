import { diagnostic } from "../../../diagnostics/index.ts";
import {
  type ConstantValue,
  readCalendar,
  type ScheduleSetting,
  scheduleSettings,
  secondsOf,
  writtenCalendar,
} from "../../1-load/index.ts";
import type { ProjectRule } from "../rule.ts";
import { scheduleMembers } from "../schedule-members.ts";

/** Names, windows, starts, ends and `catchUp` of schedules: one problem of each at a time. */
export const scheduleOptions: ProjectRule = ({ project, report }) => {
  for (const setting of project.flows.flatMap(({ settings }) => scheduleSettings(settings))) {
    const found = problemOf(setting);
    if (found !== undefined) report(diagnostic("NG2206", project.spanOf(setting.node), found));
    const { only } = scheduleMembers(setting);
    const calendar = readCalendar(only, "businessDays");
    if (calendar.kind !== "wrong") continue;
    const written = writtenCalendar(project.checker, setting.node);
    report(diagnostic("NG1320", project.spanOf(written), { problem: calendar.problem }));
  }
};

interface Problem extends Readonly<Record<string, string>> {
  readonly problem: string;
  readonly help: string;
}

function problemOf(setting: ScheduleSetting): Problem | undefined {
  const { kind, window, start, end, catchUp, only, timezone } = scheduleMembers(setting);
  return (
    nameProblem(setting.name) ??
    windowProblem(window) ??
    onceProblem(kind, start ?? end ?? undefined) ??
    instantProblem("start", start) ??
    instantProblem("end", end) ??
    orderProblem(start, end) ??
    catchUpProblem(catchUp) ??
    onlyProblem(kind, only, timezone)
  );
}

function nameProblem(name: string | undefined): Problem | undefined {
  if (name === undefined || /^[A-Za-z][\w-]*$/.test(name)) return undefined;
  const problem = `"${name}" can't be the name of a schedule`;
  return { problem, help: "letters, digits, `-` and `_`, a letter first" };
}

function windowProblem(window: ConstantValue): Problem | undefined {
  const minutes = (secondsOf(window) ?? 0) / 60;
  const isRight = Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440;
  if (window === undefined || isRight) return undefined;
  const problem = `a window of "${shown(window)}" is none`;
  return { problem, help: 'whole minutes from "1m" to "24h"' };
}

function onceProblem(kind: ConstantValue, bound: ConstantValue): Problem | undefined {
  if (kind !== "at" || bound === undefined) return undefined;
  return { problem: "a schedule for one time has no start and no end", help: "leave them out" };
}

function instantProblem(name: string, instant: ConstantValue): Problem | undefined {
  if (instant === undefined || isInstant(instant)) return undefined;
  const problem = `the ${name} "${shown(instant)}" is no instant`;
  return { problem, help: 'write one with its zone, as in "2026-04-01T00:00:00+09:00"' };
}

/** With its zone: a day means another instant wherever one deploys from. */
function isInstant(value: ConstantValue): value is string {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
  return typeof value === "string" && form.test(value) && !Number.isNaN(Date.parse(value));
}

function orderProblem(start: ConstantValue, end: ConstantValue): Problem | undefined {
  if (!isInstant(start) || !isInstant(end) || Date.parse(start) < Date.parse(end)) return undefined;
  return { problem: `the end "${end}" is not after the start "${start}"`, help: "change one" };
}

function catchUpProblem(catchUp: ConstantValue): Problem | undefined {
  if (catchUp === undefined || catchUp === "skip" || catchUp === "latest") return undefined;
  const problem = `catchUp "${shown(catchUp)}" is nothing that a schedule does`;
  return { problem, help: '"skip" or "latest"' };
}

/** The definition has to know the zone whose day it is, and what is compiled is the same for all environments. */
function onlyProblem(
  kind: ConstantValue,
  only: ConstantValue,
  timezone: ConstantValue,
): Problem | undefined {
  if (only === undefined) return undefined;
  const isDays = readCalendar(only, "businessDays").kind !== "unknown";
  if (!isDays)
    return {
      problem: "`only` takes the business days of a calendar",
      help: '`{ only: calendar("JP").businessDays }`, or the `businessDays` of a calendar of your own',
    };
  if (kind !== "cron")
    return {
      problem: "`only` is for schedules by the calendar: `cron`",
      help: 'write the times as `cron`: `cron("0 */2 * * *", "Asia/Tokyo", { only: … })`',
    };
  if (timezone !== undefined) return undefined;
  return {
    problem: "a schedule with `only` has to say whose day it is: its time zone is missing",
    help: 'write it behind the times: `cron("0 10 * * *", "Asia/Tokyo", { only: … })`',
  };
}

function shown(value: ConstantValue): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "undefined");
}
