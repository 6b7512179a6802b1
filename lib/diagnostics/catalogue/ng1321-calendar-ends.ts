import type { CatalogueEntry } from "../catalogue-entry.ts";

export const calendarEnds = {
  code: "NG1321",
  severity: "warning",
  title: "A calendar that ends soon",
  message:
    "the calendar {calendar} knows no day after {lastDay}: runs that ask for one fail{flows}",
  help: "{help}",
  why: "A calendar's days are part of the definition, over the years that nagare or the team's own list has. From 90 days before the last of them this warning says so, in `nagare check`, `nagare dev` and `cdk synth`.",
  wrong: 'calendar({ name: "office", holidays: ["2026-08-13"] }) // in October 2026',
  right: 'calendar({ name: "office", holidays: ["2026-08-13", "2027-08-13"] })',
} as const satisfies CatalogueEntry;
