import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badCalendar = {
  code: "NG1320",
  title: "A calendar that can't be one",
  message: "{problem}",
  why: "The days of a calendar become part of the definition, over whole years: all of them have to be days, and every month has to have a business day.",
  wrong: 'calendar({ name: "office", holidays: ["2026-02-30"] })',
  right: 'calendar({ name: "office", holidays: ["2026-02-27"] })',
} as const satisfies CatalogueEntry;
