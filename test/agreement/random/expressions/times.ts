import type { Dice } from "../dice.ts";
import { number } from "../types.ts";
import type { Maker, Making } from "./making.ts";

/** Texts that times give. */
export const timeTexts: readonly Maker[] = [
  (_, making) => `${time(making)}.toFormat(${JSON.stringify(making.dice.pick(FORMATS))})`,
  (_, making) => `${time(making)}.toISO()`,
  (_, making) => `\`\${${time(making)}}\``,
  (_, making) => `JSON.stringify({ at: ${time(making)} })`,
  (_, making) => `zoned(${time(making)}.toISO(), "Asia/Tokyo").toISODate()`,
];

export const timeNumbers: readonly Maker[] = [
  (_, making) => `${time(making)}.${making.dice.pick(FIELDS)}`,
  (_, making) => {
    const zone = zoneOf(making.dice);
    return `${time(making, zone)}.diff(${time(making, zone)}, "${making.dice.pick(["days", "hours", "months"])}")`;
  },
];

export const timeBooleans: readonly Maker[] = [
  (_, making) => {
    const zone = zoneOf(making.dice);
    return `(${time(making, zone)} ${making.dice.pick(["<", ">", "<=", ">="])} ${time(making, zone)})`;
  },
  (_, making) => `${time(making)}.equals(${time(making)})`,
];

const FORMATS = [
  "yyyyMMdd",
  "kkkk-'W'WW",
  "EEE d MMM y HH:mm",
  "ZZ",
  "ooo",
  "h a",
  "q",
  "yy/M/d S",
];
const FIELDS = ["year", "month", "day", "weekday", "hour", "ordinal", "weekNumber", "daysInMonth"];
const UNITS = ["year", "quarter", "month", "week", "day", "hour"];

interface Zone {
  readonly name: string;
  readonly instants: readonly string[];
}

const ANY = [
  "2026-01-31",
  "2024-02-29T23:59:59",
  "1999-12-31T15:00:00Z",
  "2025-12-29",
  "1948-05-02",
  "31.1.2026",
];
const NEAR = [
  "2026-03-08T02:30:00",
  "2026-11-01T01:30:00",
  "2027-12-31T23:59:59.999Z",
  "2026-03-29",
];

const ZONES: readonly Zone[] = [
  { name: "Asia/Tokyo", instants: ANY },
  { name: "UTC", instants: ANY },
  { name: "UTC-3:30", instants: ANY },
  { name: "America/New_York", instants: NEAR },
  { name: "Europe/London", instants: NEAR },
];

function zoneOf(dice: Dice): Zone {
  return dice.pick(ZONES);
}

/** Moves are small: definitions know a few years of zones that change. */
function time(making: Making, zone: Zone = zoneOf(making.dice)): string {
  const { dice } = making;
  const start = `zoned(${JSON.stringify(dice.pick(zone.instants))}, "${zone.name}")`;
  const moves = Array.from({ length: dice.below(3) }, () => move(making));
  return `${start}${moves.join("")}`;
}

function move({ dice, make }: Making): string {
  const unit = dice.pick(UNITS);
  const amount = dice.percent(40) ? `Math.trunc((${make(number)}) % 4)` : dice.below(5) - 2;
  return dice.pick([
    `.plus({ ${unit}s: ${amount} })`,
    `.minus({ ${unit}s: ${amount}, minutes: ${dice.below(90)} })`,
    `.startOf("${unit}")`,
    `.endOf("${unit}")`,
    `.set({ day: ${1 + dice.below(31)}, hour: ${dice.below(24)} })`,
  ]);
}
