import { changesBetween, isZone, offsetOf, type ZoneChange } from "./zone-changes.ts";

export type { ZoneChange };

/** What a zone's clock shows, in milliseconds. */
export interface ZoneRules {
  readonly name: string;
  /** ISO texts end in `Z`, not in `+00:00`. */
  readonly isUtc: boolean;
  /** From `at` on, ahead of UTC; the first says since when it is known. */
  readonly changes: readonly [ZoneChange, ...ZoneChange[]];
  /** From then on nothing is known. */
  readonly until: number;
  /** No change is known or planned after the last one. */
  readonly isSettled: boolean;
}

/** Finds the rules of zones; each is read once. */
export function zoneReader(year = YEAR): (name: string) => ZoneRules | undefined {
  const known = new Map<string, ZoneRules | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, fixedRules(name) ?? namedRules(name, year));
    return known.get(name);
  };
}

/** Of this nagare. A definition says the same on every day that it is compiled on. */
const YEAR = 2026;

const WINDOW_YEARS = 10;

/** JavaScript writes later years in another form. */
const END = Date.UTC(10_000, 0, 1);
const START = Date.UTC(1850, 0, 1);

/** `UTC`, `UTC+9`, `utc-03:30`, as luxon reads them. */
function fixedRules(name: string): ZoneRules | undefined {
  const lower = name.toLowerCase();
  const [found, hours = 0, minutes = 0] = /^utc(?:([+-]\d{1,2})(?::(\d{2}))?)?$/.exec(lower) ?? [];
  if (found === undefined && lower !== "gmt") return undefined;
  const sign = Number(hours) < 0 || Object.is(Number(hours), -0) ? -1 : 1;
  const offset = (Number(hours) * 60 + sign * Number(minutes)) * 60_000;
  const changes = [{ at: Number.NEGATIVE_INFINITY, offset }] as const;
  return { name, isUtc: offset === 0, changes, until: END, isSettled: true };
}

function namedRules(name: string, year: number): ZoneRules | undefined {
  if (!isZone(name)) return undefined;
  const [now, until] = [Date.UTC(year, 0, 1), Date.UTC(year + WINDOW_YEARS + 1, 0, 1)];
  const first = { at: Number.NEGATIVE_INFINITY, offset: offsetOf(name, START) };
  const all = inWholeMinutes([first, ...changesBetween(name, START, until)]);
  const isSettled = all.every(({ at }) => at < now);
  const from = Date.UTC(year - WINDOW_YEARS, 0, 1);
  return {
    name,
    isUtc: false,
    changes: isSettled ? all : since(from, all),
    until: isSettled ? END : until,
    isSettled,
  };
}

type Changes = readonly [ZoneChange, ...ZoneChange[]];

/** Before, clocks were set by the sun: no ISO text has their offset. */
function inWholeMinutes(changes: Changes): Changes {
  const [first, ...rest] = changes.slice(
    changes.findLastIndex(({ offset }) => offset % 60_000 !== 0) + 1,
  );
  return first ? [first, ...rest] : changes;
}

function since(from: number, changes: Changes): Changes {
  const before = changes.findLast(({ at }) => at <= from) ?? changes[0];
  return [{ at: from, offset: before.offset }, ...changes.filter(({ at }) => at > from)];
}
