import { localTime, type Zone, zoneNamed } from "../../schedules/index.ts";
import { wrongUsage } from "../cli-error.ts";

/** From the first instant on, up to the last; `to` doesn't belong to it. */
export interface DateRange {
  readonly from: Date;
  readonly to: Date;
}

/** `--from` and `--to`: days, of which the last belongs to it, or times of the zone, or instants with an offset. */
export function readRange(from: string, to: string, timezone: string): DateRange {
  const zone = zoneNamed(timezone);
  const first = placeOf("--from", from, zone);
  const last = placeOf("--to", to, zone);
  if (last.end.getTime() <= first.start.getTime())
    throw wrongUsage(`--from ${from} lies after --to ${to}: the earlier one is --from`);
  return { from: first.start, to: last.end };
}

/** A zone's name as it was typed. */
export function readZone(name: string): string {
  try {
    zoneNamed(name);
    return name;
  } catch (error) {
    throw wrongUsage(`"${name}" is no time zone; write one such as Asia/Tokyo or UTC`, error);
  }
}

/** The first instant of a day: a clock change may skip midnight. */
export function startOfDay(day: string, zone: Zone): Date {
  const midnight = localTime(`${day}T00:00`) ?? Number.NaN;
  const minutes = [0, 15, 30, 45, 60, 120, 180, 24 * 60];
  const instants = minutes.map((minute) => zone.instantOf(midnight + minute * 60_000));
  return new Date(instants.find((instant) => instant !== undefined) ?? Number.NaN);
}

/** The day after. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

interface Place {
  readonly start: Date;
  /** Of a day the first instant of the next, of an instant itself. */
  readonly end: Date;
}

function placeOf(option: string, text: string, zone: Zone): Place {
  if (localTime(`${text}T00:00`) !== undefined)
    return { start: startOfDay(text, zone), end: startOfDay(nextDay(text), zone) };
  const local = localTime(text);
  const instant = local === undefined ? instantOf(text) : zone.instantOf(local);
  if (instant !== undefined) return { start: new Date(instant), end: new Date(instant + 1) };
  const why = local === undefined ? "is no date" : "is skipped by a clock change";
  throw wrongUsage(
    `${option} ${text} ${why}; write a day, 2026-01-31, or a time, 2026-01-31T09:30`,
  );
}

/** Of text with an offset: `2026-01-31T09:30:00+09:00`. */
function instantOf(text: string): number | undefined {
  const [, local] = /^(.*T.*?)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/.exec(text) ?? [];
  const instant =
    local === undefined || localTime(local) === undefined ? undefined : Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}
