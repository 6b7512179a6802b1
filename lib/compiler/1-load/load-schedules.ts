import type { CompiledSchedule } from "../project.ts";
import { secondsOf } from "./duration.ts";
import type { ConstantValue, Setting, Settings } from "./loaded-project.ts";
import type { Loader } from "./loader.ts";

/** The schedules of a flow, one or many; those that are wrong are the check's to refuse. */
export function loadSchedules(loader: Loader, settings: Settings): readonly CompiledSchedule[] {
  return scheduleSettings(settings).flatMap((setting) => {
    const schedule = scheduleOf(setting, loader.span(setting.node));
    return schedule === undefined ? [] : [schedule];
  });
}

/** Each schedule where it is written. */
export function scheduleSettings(settings: Settings): readonly Setting[] {
  const one = settings.get("schedule");
  const many = [...settings].filter(([path]) => /^schedule\.\d+$/.test(path));
  if (many.length > 0) return many.map(([, setting]) => setting);
  return one === undefined || Array.isArray(one.value) ? [] : [one];
}

function scheduleOf(
  { value }: Setting,
  span: CompiledSchedule["span"],
): CompiledSchedule | undefined {
  if (!isMembers(value)) return undefined;
  if (value["kind"] === "cron" && typeof value["expression"] === "string") {
    const timezone = value["timezone"];
    const zone = typeof timezone === "string" ? { timezone } : {};
    return { kind: "cron", expression: value["expression"], ...zone, span };
  }
  const everySeconds = secondsOf(value["every"]);
  return everySeconds === undefined ? undefined : { kind: "rate", everySeconds, span };
}

function isMembers(value: ConstantValue): value is { readonly [member: string]: ConstantValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
