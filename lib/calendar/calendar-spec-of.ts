import type { CalendarSpec } from "./calendar-spec.ts";

/** What `calendar(…)` is given: a country or a list, and what changes it. */
export type CalendarGiven = readonly [unknown?, unknown?];

/** @throws RangeError for what is no calendar */
export function calendarSpecOf([given, more]: CalendarGiven): CalendarSpec {
  if (typeof given === "string") {
    if (given !== "JP")
      throw new RangeError(
        `calendar("${given}"): Japan's holidays are known, "JP"; give others as a list: calendar({ name: "${given}", holidays: ["2026-12-25"] })`,
      );
    const { also, except } = membersOf(more);
    return {
      ...{ name: given, country: given, weekend: SATURDAY_AND_SUNDAY },
      ...{ holidays: listOf(also), except: listOf(except) },
    };
  }
  const { name, holidays, weekend = SATURDAY_AND_SUNDAY } = membersOf(given);
  if (typeof name !== "string") throw new RangeError("a calendar of one's own has a name");
  const days = Array.isArray(weekend) ? weekend : [];
  const isRight = days.length < 7 && days.every((day) => [1, 2, 3, 4, 5, 6, 7].includes(day));
  if (!Array.isArray(weekend) || !isRight)
    throw new RangeError(
      `the weekend of the calendar ${name}: days from 1, Monday, to 7, not all of them`,
    );
  return { name, holidays: listOf(holidays), except: [], weekend: days };
}

const SATURDAY_AND_SUNDAY = [6, 7] as const;

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
