import { type CompiledProject, checkParams } from "../../compiler/index.ts";
import type { Environment, Schedule, ScheduleOptions, ScheduleSettings } from "../../flow/index.ts";
import {
  durationSeconds,
  isTimeZone,
  namedSchedules,
  type PlannedSchedule,
  plannedSchedules,
  scheduleSettingsOf,
  unknownDays,
} from "../../schedules/index.ts";
import { type Problem, unknown, unknownName, unless, wrong } from "./problem.ts";

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
    if (flow === undefined) return unknownName(path, "flow", flows);
    const settings = scheduleSettingsOf(name, environment);
    if (typeof settings === "string") return [];
    return [
      ...daysProblems(path, flow, environment),
      ...timesProblems(path, settings, flow),
      ...offProblems([...path, "off"], settings, flow),
      ...optionProblems(path, settings, flow),
    ];
  });
}

type Path = readonly string[];
type Flow = CompiledProject["flows"][number];

function timesProblems(path: Path, { times }: ScheduleSettings, flow: Flow): readonly Problem[] {
  const { name, schedules } = flow;
  if (times === undefined) {
    const has = schedules.length > 0;
    return unless(has, wrong(path, `${name} has no schedule of its own: say \`times\``));
  }
  return namedSchedules(times).flatMap(([own, schedule]) => [
    ...zoneProblems(path, name, schedule),
    ...nameProblems(path, own),
    ...optionProblems(path, schedule, flow),
  ]);
}

/** The definition skips what the flow's own schedules leave out: it is compiled once for all environments. */
function daysProblems(path: Path, flow: Flow, environment: Environment): readonly Problem[] {
  return planned(flow, environment).flatMap((each) => {
    if (typeof each === "string") return [wrong(path, each)];
    const problem = unknownDays(flow.name, each);
    return problem === undefined ? [] : [wrong(path, problem)];
  });
}

/** Or what is wrong with a calendar. */
function planned(
  ...of: Parameters<typeof plannedSchedules>
): readonly (PlannedSchedule | string)[] {
  try {
    return plannedSchedules(...of);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [error.message];
  }
}

function zoneProblems(path: Path, name: string, schedule: Schedule): readonly Problem[] {
  if (schedule.kind === "rate") {
    const { every } = schedule;
    const isRight = durationSeconds(every) !== undefined;
    const problem = `the rate of ${name}, "${every}", is no duration; write "5m", "2h" or "7d"`;
    return unless(isRight, wrong(path, problem));
  }
  const { timezone } = schedule;
  return unless(
    timezone === undefined || isTimeZone(timezone),
    wrong(path, `the time zone "${timezone}" of ${name} is none`),
  );
}

function nameProblems(path: Path, name: string | undefined): readonly Problem[] {
  const isRight = name === undefined || /^[A-Za-z][\w-]*$/.test(name);
  return unless(
    isRight,
    wrong(path, `"${name}" is no name of a schedule: letters, digits, - and _, a letter first`),
  );
}

function offProblems(
  path: Path,
  { off = [], times }: ScheduleSettings,
  { name, schedules }: Flow,
): readonly Problem[] {
  const known =
    times === undefined
      ? schedules.map((each) => each.name)
      : namedSchedules(times).map(([own]) => own);
  return off
    .filter((each) => !known.includes(each))
    .flatMap((each) => unknown(path, `${name} has no schedule "${each}" to be off`));
}

/** Of all schedules of a flow, or of one. */
function optionProblems(path: Path, options: ScheduleOptions, flow: Flow): readonly Problem[] {
  return [
    ...paramsProblems([...path, "params"], options, flow),
    ...windowProblems([...path, "window"], options),
    ...instantProblems(path, options),
    ...catchUpProblems([...path, "catchUp"], options),
  ];
}

function catchUpProblems(path: Path, { catchUp = "skip" }: ScheduleOptions): readonly Problem[] {
  const isRight = ["skip", "latest"].includes(catchUp);
  return unless(isRight, wrong(path, `catchUp "${catchUp}" is neither "skip" nor "latest"`));
}

function paramsProblems(
  path: Path,
  { params }: ScheduleOptions,
  { name, paramsSchema }: Flow,
): readonly Problem[] {
  if (params === undefined) return [];
  const problems = checkParams(paramsSchema, params);
  const message = `the schedule of ${name} gives wrong params: ${problems.join("; ")}`;
  return problems.length === 0 ? [] : [{ code: "NG2603", path, message }];
}

function windowProblems(path: Path, { window }: ScheduleOptions): readonly Problem[] {
  if (window === undefined) return [];
  const minutes = (durationSeconds(window) ?? 0) / 60;
  const isRight = Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440;
  return unless(isRight, wrong(path, `a window of "${window}" is none: it has 1m to 24h`));
}

function instantProblems(path: Path, { start, end }: ScheduleOptions): readonly Problem[] {
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
