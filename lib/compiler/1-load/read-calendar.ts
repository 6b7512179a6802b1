import {
  type CalendarDays,
  calendarDays,
  calendarSpecOf,
  HolidaysMissing,
  textOfDay,
} from "../../calendar/index.ts";
import type { CalendarEnd } from "../project.ts";
import { membersOf } from "./calls.ts";
import type { ConstantValue } from "./loaded-project.ts";

/** What a constant says as a calendar. */
export type FoundCalendar =
  | {
      readonly kind: "known";
      readonly days: CalendarDays;
      readonly end: Omit<CalendarEnd, "span">;
    }
  | { readonly kind: "wrong"; readonly problem: string }
  | { readonly kind: "unknown" };

/** A calendar by its value: that of `calendar(…)`, or of its `businessDays`. */
export function readCalendar(
  value: ConstantValue,
  wanted: "calendar" | "businessDays",
): FoundCalendar {
  const { kind, calendar, changes } = membersOf(value);
  if (kind !== wanted) return { kind: "unknown" };
  try {
    const spec = calendarSpecOf([calendar, changes]);
    const days = calendarDays(spec);
    const lastDay = textOfDay(days.last);
    const isOwn = spec.country === undefined;
    return { kind: "known", days, end: { calendar: spec.name, isOwn, lastDay } };
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof HolidaysMissing)) throw error;
    return { kind: "wrong", problem: error.message };
  }
}
