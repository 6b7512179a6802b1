import { DateTime } from "luxon";
import { zoneReader } from "../../../lib/compiler/1-load/zone-rules.ts";
import type { Dice } from "../random/dice.ts";

/** What a program is asked about: a time as a text, another one, and a number. */
export interface Question {
  readonly time: string;
  readonly later: string;
  readonly n: number;
}

/** Around changes of the clock, ends of months and years, and anywhere. */
export function questions(
  zone: string,
  count: number,
  dice: Dice,
  reachYears = 1,
): readonly Question[] {
  const range = rangeOf(zone, reachYears);
  const special = [...changesIn(zone, reachYears), ...EDGES.filter((each) => isIn(range, each))];
  const pick = (): number => {
    if (dice.percent(50) && special.length > 0)
      return dice.pick(special) + dice.pick(STEPS) + dice.below(3) - 1;
    return range[0] + dice.below(range[1] - range[0]);
  };
  return Array.from({ length: count }, () => {
    const [time, later] = [pick(), pick()];
    const near = dice.percent(50) ? time + dice.below(3e9) - 1.5e9 : later;
    const text = written(time, zone, dice);
    return { time: text, later: new Date(near).toISOString(), n: dice.below(9) - 4 };
  });
}

/** Both sides of every change, in every way that a time is written. */
export function aroundChanges(zone: string): readonly Question[] {
  return changesIn(zone, 1).flatMap((at) =>
    [-3_600_001, -3_600_000, -1, 0, 1, 1_800_000, 3_600_000].map((by, nth) => ({
      time: new Date(at + by).toISOString(),
      later: new Date(at - by * 100).toISOString(),
      n: nth - 3,
    })),
  );
}

const HOUR = 3_600_000;
const STEPS = [
  0,
  1,
  -1,
  HOUR,
  -HOUR,
  HOUR / 2,
  -HOUR / 2,
  24 * HOUR,
  -24 * HOUR,
  -26 * HOUR,
  744 * HOUR,
  -744 * HOUR,
];

/** Ends and starts of years, months and leap years. */
const EDGES = [
  1900, 1904, 1972, 1999, 2000, 2020, 2024, 2025, 2026, 2027, 2028, 2032, 2100,
].flatMap((year) =>
  [
    [0, 1],
    [1, 28],
    [1, 29],
    [2, 1],
    [4, 31],
    [11, 31],
    [11, 28],
    [0, 4],
  ].map(([month = 0, day = 1]) => Date.UTC(year, month, day)),
);

/** With an offset, in UTC, or as the zone's own clock shows it. */
function written(time: number, zone: string, dice: Dice): string {
  const instant = DateTime.fromMillis(time, { zone });
  const way = dice.below(100);
  if (way < 50) return new Date(time).toISOString();
  if (way < 70) return instant.toISO() ?? "";
  return way < 90 ? instant.toFormat("yyyy-MM-dd'T'HH:mm:ss") : instant.toFormat("yyyy-MM-dd");
}

type Range = readonly [number, number];

/** Two hundred years, or what is known of a zone that changes, away from its ends: the forms go on from there. */
function rangeOf(zone: string, reachYears: number): Range {
  const rules = zoneReader()(zone);
  if (rules === undefined) throw new Error(`no zone ${zone}`);
  if (rules.isSettled) return [Date.UTC(1921, 0, 1), Date.UTC(2121, 0, 1)];
  const margin = reachYears * 366 * 24 * HOUR;
  return [rules.changes[0].at + margin, rules.until - margin];
}

function changesIn(zone: string, reachYears: number): readonly number[] {
  const range = rangeOf(zone, reachYears);
  const { changes } = zoneReader()(zone) ?? { changes: [] };
  return changes.map(({ at }) => at).filter((at) => isIn(range, at));
}

function isIn([from, until]: Range, at: number): boolean {
  return at >= from && at < until;
}
