/** Business days: the days of a calendar, from a country's public holidays and a team's own. What flows compute with natively and what the compiler folds into a definition. */
export {
  beyondCalendar,
  type CalendarDays,
  calendarDays,
  closedTest,
  DAY_MILLISECONDS,
  textOfDay,
} from "./calendar-days.ts";
export type { CalendarSpec } from "./calendar-spec.ts";
export { calendarSpecOf } from "./calendar-spec-of.ts";
export { HolidaysMissing } from "./japanese-holidays.ts";
