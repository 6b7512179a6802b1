import type { CalendarDays } from "../../calendar/index.ts";
import type { CalendarEnd, CompiledOnly, CompiledSchedule, CompiledTimes } from "../project.ts";
import { secondsOf } from "./duration.ts";
import type { ConstantValue, Setting, Settings } from "./loaded-project.ts";
import type { Loader } from "./loader.ts";
import { readCalendar } from "./read-calendar.ts";
import { writtenCalendar } from "./written-calendar.ts";

/** The schedules of a flow, one or many; those that are wrong are the check's to refuse. */
export function loadSchedules(loader: Loader, settings: Settings): readonly CompiledSchedule[] {
  const marks = createMarks();
  return scheduleSettings(settings).flatMap(({ name, value, node }) => {
    const members = membersOf(value);
    const times = timesOf(members);
    if (times === undefined) return [];
    const span = loader.span(node);
    const only = onlyOf(members, marks);
    return [
      {
        ...times,
        ...(name !== undefined && { name }),
        ...optionsOf(members),
        ...(only !== undefined && { only }),
        span,
      },
    ];
  });
}

/** When the calendars end that schedules are held to. */
export function calendarEnds(loader: Loader, settings: Settings): readonly CalendarEnd[] {
  return scheduleSettings(settings).flatMap(({ value, node }) => {
    const found = readCalendar(membersOf(value)["only"], "businessDays");
    if (found.kind !== "known") return [];
    return [{ ...found.end, span: loader.span(writtenCalendar(loader.checker, node)) }];
  });
}

/** Makes what tells the calendars of a flow's schedules apart, and a person what they are. */
type Marks = (days: CalendarDays, timezone: string) => string;

function createMarks(): Marks {
  const known = new Map<string, string[]>();
  return (days, timezone) => {
    const alike = known.get(days.name) ?? [];
    known.set(days.name, alike);
    const text = JSON.stringify(days);
    if (!alike.includes(text)) alike.push(text);
    const position = alike.indexOf(text);
    const which = position === 0 ? "" : ` (${position + 1})`;
    return `business days of ${days.name}${which} in ${timezone}`;
  };
}

function onlyOf({ only, timezone }: Members, marks: Marks): CompiledOnly | undefined {
  if (typeof timezone !== "string") return undefined;
  const found = readCalendar(only, "businessDays");
  return found.kind === "known"
    ? { days: found.days, mark: marks(found.days, timezone) }
    : undefined;
}

/** A schedule where it is written, with its name if it has one. */
export interface ScheduleSetting extends Setting {
  readonly name?: string;
}

export function scheduleSettings(settings: Settings): readonly ScheduleSetting[] {
  const whole = settings.get("schedule");
  const isList = Array.isArray(whole?.value);
  const parts = [...settings].flatMap(([path, setting]) => {
    const name = /^schedule\.([^.]+)$/.exec(path)?.[1];
    if (name === undefined) return [];
    return [isList || /^\d+$/.test(name) ? setting : { ...setting, name }];
  });
  if (parts.length > 0) return parts;
  return whole === undefined || isList ? [] : partsOf(whole);
}

/** A record that a constant holds has one place for all its members. */
function partsOf({ value, node }: Setting): readonly ScheduleSetting[] {
  const members = membersOf(value);
  if (typeof members["kind"] === "string") return [{ value, node }];
  return Object.entries(members).map(([name, each]) => ({ name, value: each, node }));
}

type Members = Readonly<Record<string, ConstantValue>>;

function membersOf(value: ConstantValue): Members {
  return isMembers(value) ? value : {};
}

function isMembers(value: ConstantValue): value is { readonly [member: string]: ConstantValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function timesOf({ kind, ...members }: Members): CompiledTimes | undefined {
  const { expression, timezone, every, time } = members;
  const zone = typeof timezone === "string" ? { timezone } : {};
  if (kind === "cron" && typeof expression === "string") return { kind, expression, ...zone };
  if (kind === "at" && typeof time === "string") return { kind, time, ...zone };
  const everySeconds = secondsOf(every);
  return everySeconds === undefined ? undefined : { kind: "rate", everySeconds };
}

type Options = Pick<CompiledSchedule, "params" | "windowMinutes" | "start" | "end" | "catchUp">;

function optionsOf({ params, window, start, end, catchUp }: Members): Options {
  const windowSeconds = secondsOf(window);
  return {
    ...(isMembers(params) && { params: JSON.parse(JSON.stringify(params)) }),
    ...(windowSeconds !== undefined && { windowMinutes: windowSeconds / 60 }),
    ...(typeof start === "string" && { start }),
    ...(typeof end === "string" && { end }),
    ...((catchUp === "skip" || catchUp === "latest") && { catchUp }),
  };
}
