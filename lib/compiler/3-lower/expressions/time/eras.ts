import { DateTime } from "luxon";

/** An era of Japan, from a day on. */
export interface Era {
  /** The day, as what a clock shows on it. */
  readonly from: number;
  readonly name: string;
  /** The year before its first one. */
  readonly before: number;
}

/** How a locale writes the years of eras. */
export interface EraYears {
  /** The first: `元` in Japan. */
  readonly first: string;
  /** Digits that a year has at least. */
  readonly width: number;
}

/** The eras as a token and a locale name them, the first one first: since Meiji, as luxon has them. */
export function erasOf(token: string, locale: string): readonly Era[] {
  const nameOn = (day: number): string => written(day, token, locale);
  const eras: Era[] = [{ from: MEIJI, name: nameOn(MEIJI), before: 1867 }];
  for (let day = MEIJI; day < LAST; day += YEAR) {
    const next = nameOn(day + YEAR);
    if (next === eras.at(-1)?.name) continue;
    const from = changeBetween(day, day + YEAR, nameOn);
    eras.push({ from, name: next, before: new Date(from).getUTCFullYear() - 1 });
  }
  return eras;
}

export function eraYears(token: string, locale: string): EraYears {
  const first = written(Date.UTC(2019, 5, 1), token, locale);
  return { first, width: written(Date.UTC(2026, 5, 1), token, locale).length };
}

function written(day: number, token: string, locale: string): string {
  const settings = { locale, numberingSystem: "latn", outputCalendar: "japanese" } as const;
  return DateTime.fromMillis(day, { zone: "UTC" }).reconfigure(settings).toFormat(token);
}

const DAY = 86_400_000;
const YEAR = 366 * DAY;

/** Its first day in the calendar of today, and a year that is no era's end for all we know. */
const MEIJI = Date.UTC(1868, 9, 23);
const LAST = Date.UTC(2040, 0, 1);

function changeBetween(left: number, right: number, nameOn: (day: number) => string): number {
  const name = nameOn(left);
  let [before, after] = [left, right];
  while (after - before > DAY) {
    const middle = before + Math.floor((after - before) / 2 / DAY) * DAY;
    if (nameOn(middle) === name) before = middle;
    else after = middle;
  }
  return after;
}
