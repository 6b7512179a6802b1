import type { CatalogueEntry } from "../catalogue-entry.ts";

export const unknownTimezone = {
  code: "NG2203",
  title: "A time zone that doesn't exist",
  message: '"{timezone}" is not a time zone',
  help: 'use an IANA name, as in "Asia/Tokyo", "Europe/Berlin" or "UTC"',
  why: "EventBridge Scheduler takes the names of the IANA time zone database.",
  wrong: 'cron("0 10 * * *", "JST")',
  right: 'cron("0 10 * * *", "Asia/Tokyo")',
} as const satisfies CatalogueEntry;
