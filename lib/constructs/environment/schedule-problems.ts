import { type CompiledProject, checkParams } from "../../compiler/index.ts";
import type { Environment, Schedule, ScheduleSettings } from "../../flow/index.ts";
import { durationSeconds } from "./duration-seconds.ts";
import { isTimeZone } from "./is-time-zone.ts";
import { type Problem, unknown, unless, wrong } from "./problem.ts";
import { listOf, scheduleSettingsOf } from "./schedules-of.ts";

/** What is wrong with an environment's schedules, flow by flow. */
export function scheduleProblems(
  environment: Environment,
  { flows }: CompiledProject,
): readonly Problem[] {
  const { schedules } = environment;
  if (typeof schedules !== "object") return [];
  return Object.keys(schedules).flatMap((name) => {
    const path = ["schedules", name];
    const flow = flows.find((each) => each.name === name);
    if (flow === undefined) return unknown(path, `schedules names "${name}", which is no flow`);
    const settings = scheduleSettingsOf(name, environment);
    if (typeof settings === "string") return [];
    return [
      ...timesProblems(path, settings, flow.schedules.length),
      ...paramsProblems([...path, "params"], settings, flow),
      ...windowProblems([...path, "window"], settings),
      ...instantProblems(path, settings),
    ];
  });
}

type Path = readonly string[];

function timesProblems(path: Path, { times }: ScheduleSettings, own: number): readonly Problem[] {
  const [, name] = path;
  if (times === undefined)
    return unless(own > 0, wrong(path, `${name} has no schedule of its own: say \`times\``));
  return listOf(times)
    .map(zoneOf)
    .filter((zone) => zone !== undefined && !isTimeZone(zone))
    .map((zone) => wrong(path, `the time zone "${zone}" of ${name} is none`));
}

function zoneOf(schedule: Schedule): string | undefined {
  return schedule.kind === "cron" ? schedule.timezone : undefined;
}

function paramsProblems(
  path: Path,
  { params }: ScheduleSettings,
  { name, paramsSchema }: CompiledProject["flows"][number],
): readonly Problem[] {
  if (params === undefined) return [];
  const problems = checkParams(paramsSchema, params);
  const message = `the schedule of ${name} gives wrong params: ${problems.join("; ")}`;
  return problems.length === 0 ? [] : [{ code: "NG2603", path, message }];
}

function windowProblems(path: Path, { window }: ScheduleSettings): readonly Problem[] {
  if (window === undefined) return [];
  const minutes = (durationSeconds(window) ?? 0) / 60;
  const isRight = Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440;
  return unless(isRight, wrong(path, `a window of "${window}" is none: it has 1m to 24h`));
}

function instantProblems(path: Path, { start, end }: ScheduleSettings): readonly Problem[] {
  const bad = Object.entries({ start, end }).flatMap(([name, instant]) =>
    unless(
      instant === undefined || isInstant(instant),
      wrong(
        [...path, name],
        `${name} "${instant}" is no instant; write one like "2026-04-01T00:00:00+09:00"`,
      ),
    ),
  );
  if (bad.length > 0 || start === undefined || end === undefined) return bad;
  const isInOrder = new Date(start) < new Date(end);
  return unless(isInOrder, wrong([...path, "end"], `end "${end}" is not after start "${start}"`));
}

/** With its zone: a day means another instant wherever one deploys from. */
function isInstant(text: string): boolean {
  const hasZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  return hasZone && !Number.isNaN(Date.parse(text));
}
