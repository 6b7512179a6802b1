/** Says which calendars of a project end soon. Beside the compiler, whose results are kept for longer than a day, and loaded without it. */
export { withEndingCalendars } from "./with-ending-calendars.ts";
