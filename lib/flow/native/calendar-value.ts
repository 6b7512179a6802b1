import {
  beyondCalendar,
  type CalendarDays,
  calendarDays,
  calendarSpecOf,
  closedTest,
  DAY_MILLISECONDS,
  textOfDay,
} from "../../calendar/index.ts";
import type { BusinessDays, Calendar, Day } from "../calendar.ts";

const MOST = 366;

/** `calendar(…)` in Node. Its days are read when they are first asked for. */
export function calendarOf(
  own: BusinessDays["calendar"],
  changes: BusinessDays["changes"],
): Calendar {
  const spec = calendarSpecOf([own, changes]);
  let read: Known | undefined;
  const known = (): Known => {
    read ??= knownDays(calendarDays(spec));
    return read;
  };
  return {
    name: spec.name,
    businessDays: {
      kind: "businessDays",
      calendar: own,
      ...(changes !== undefined && { changes }),
    },
    isBusinessDay: (day) => known().isOpen(known().numberOf(dayText(day))),
    plusBusinessDays: (day, count) => {
      if (!Number.isInteger(count) || Math.abs(count) > MOST)
        throw new RangeError(`not a number of business days up to ${MOST}: ${count}`);
      const { numberOf, walk } = known();
      return walk(numberOf(dayText(day)), Math.sign(count), Math.abs(count));
    },
    firstBusinessDay: (month) => {
      const { numberOf, walk } = known();
      return walk(numberOf(`${monthText(month)}-01`) - 1, 1, 1);
    },
    lastBusinessDay: (month) => {
      const { numberOf, walk } = known();
      const next = (numberOf(`${monthText(month)}-01`) + 31) * DAY_MILLISECONDS;
      const first = `${new Date(next).toISOString().slice(0, 7)}-01`;
      return walk(Date.parse(first) / DAY_MILLISECONDS, -1, 1);
    },
  };
}

interface Known {
  isOpen(day: number): boolean;
  numberOf(day: string): number;
  walk(from: number, step: number, count: number): string;
}

function knownDays(days: CalendarDays): Known {
  const isClosed = closedTest(days);
  const inside = (day: number, shown: string): number => {
    if (day >= days.first && day <= days.last) return day;
    throw new RangeError(`${beyondCalendar(days)}${shown} is beyond`);
  };
  return {
    isOpen: (day) => !isClosed(day),
    numberOf: (text) => {
      const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
      if (Number.isNaN(time) || textOfDay(time / DAY_MILLISECONDS) !== text)
        throw new RangeError(`not a day: ${text}`);
      return inside(time / DAY_MILLISECONDS, text);
    },
    walk: (from, step, count) => {
      let day = from;
      for (let left = count; left > 0; ) {
        day += step;
        if (!isClosed(inside(day, textOfDay(day)))) left--;
      }
      return textOfDay(day);
    },
  };
}

function dayText(day: Day): string {
  return typeof day === "string" ? day.slice(0, 10) : day.toISODate();
}

function monthText(month: Day): string {
  return typeof month === "string" ? month.slice(0, 7) : month.toISODate().slice(0, 7);
}
