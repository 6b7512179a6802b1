import type { Deadline, ScheduleTimes } from "../../schedules/index.ts";
import { type painter, wrapped } from "../terminal.ts";
import type { ListedSchedule } from "./listed-schedule.ts";
import { zonedText, zoneOf } from "./zoned-text.ts";

/** For people: a block for each schedule, of 80 columns. */
export function schedulesText(
  listed: readonly ListedSchedule[],
  paint: ReturnType<typeof painter>,
): string {
  return listed.map((each) => block(each, paint)).join("\n\n");
}

function block(each: ListedSchedule, paint: ReturnType<typeof painter>): string {
  const { flow, planned } = each;
  const title = [flow, planned.name].filter((part) => part !== undefined).join(" · ");
  const off = planned.enabled ? "" : `  ${paint("yellow", "off")}`;
  const lines = [`${paint("bold", title)}${off}`, `  ${whenText(planned.schedule.times)}`];
  const options = optionWords(each);
  if (options.length > 0) lines.push(`  ${wrapped(options, "    ")}`);
  return [...lines, ...nextLines(each, paint)].join("\n");
}

/** @example `cron 0 6 * * MON, America/New_York` · `every 2 hours, UTC` · `once, 2026-12-31 23:00, Asia/Tokyo` */
export function whenText(times: ScheduleTimes): string {
  if (times.kind === "cron") return `cron ${times.expression}, ${times.timezone}`;
  if (times.kind === "at") return `once, ${times.time.replace("T", " ")}, ${times.timezone}`;
  return `every ${durationText(times.everySeconds)}, UTC`;
}

function durationText(seconds: number): string {
  const [count, unit] =
    seconds % 86_400 === 0
      ? [seconds / 86_400, "day"]
      : seconds % 3600 === 0
        ? [seconds / 3600, "hour"]
        : [seconds / 60, "minute"];
  return count === 1 ? unit : `${count} ${unit}s`;
}

function optionWords({ planned, startBy, finishBy }: ListedSchedule): readonly string[] {
  const { schedule, params, windowMinutes, catchUp, isOverridden } = planned;
  const zone = zoneOf(schedule.times);
  const at = (time: Date) => zonedText(time, zone).text.slice(4);
  const phrases = [
    schedule.only && `only business days of ${schedule.only.name}`,
    schedule.start && `from ${at(schedule.start)}`,
    schedule.end && `to ${at(schedule.end)}`,
    windowMinutes && `within ${durationText(windowMinutes * 60)}`,
    catchUp === "latest" ? "catches up the latest" : undefined,
    startBy && `must start ${deadlineText(startBy)}`,
    finishBy && `must finish ${deadlineText(finishBy)}`,
    params && `params ${JSON.stringify(params)}`,
    isOverridden ? "changed by the environment" : undefined,
  ].filter((phrase) => phrase !== undefined && phrase !== 0);
  return phrases.map((phrase, index) => (index < phrases.length - 1 ? `${phrase},` : `${phrase}`));
}

/** @example `within 10 minutes` · `by 06:00` */
function deadlineText(by: Deadline): string {
  return by.kind === "clock" ? `by ${by.time}` : `within ${durationText(by.seconds)}`;
}

function nextLines(
  { planned, problem, next }: ListedSchedule,
  paint: ReturnType<typeof painter>,
): readonly string[] {
  if (problem !== undefined) return [`  ${paint("red", problem)}`];
  if (!planned.enabled) return [];
  const { times, start } = planned.schedule;
  if (times.kind === "rate" && start === undefined) return ["  counted from the deploy"];
  if (next.length === 0) return [`  ${paint("yellow", "never again")}`];
  const shown = next.map((time) => zonedText(time, zoneOf(times)).text);
  return threes(shown).map((row, index) => `  ${index === 0 ? "next" : "    "}  ${row}`);
}

function threes(texts: readonly string[]): readonly string[] {
  const rows = Math.ceil(texts.length / 3);
  return Array.from({ length: rows }, (_, row) => texts.slice(row * 3, row * 3 + 3).join("   "));
}
