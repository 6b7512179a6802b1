import type { CompiledSchedule, CompiledTimes } from "../project.ts";
import { secondsOf } from "./duration.ts";
import type { ConstantValue, Setting, Settings } from "./loaded-project.ts";
import type { Loader } from "./loader.ts";

/** The schedules of a flow, one or many; those that are wrong are the check's to refuse. */
export function loadSchedules(loader: Loader, settings: Settings): readonly CompiledSchedule[] {
  return scheduleSettings(settings).flatMap(({ name, value, node }) => {
    const members = membersOf(value);
    const times = timesOf(members);
    if (times === undefined) return [];
    const span = loader.span(node);
    return [{ ...times, ...(name !== undefined && { name }), ...optionsOf(members), span }];
  });
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
