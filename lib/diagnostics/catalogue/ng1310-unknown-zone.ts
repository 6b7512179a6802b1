import type { CatalogueEntry } from "../catalogue-entry.ts";

export const unknownZone = {
  code: "NG1310",
  title: "A time zone that isn't known",
  message: "the time zone of {what} {zone}",
  help: 'write its name: `zoned(instant, "Asia/Tokyo")`, and in types `Zoned<"Asia/Tokyo">`',
  why: "Step Functions has no time zones: the rules of the one that is named become part of the definition.",
  wrong: "(date: string, zone: string) => zoned(date, zone).toISODate()",
  right: '(date: string) => zoned(date, "Asia/Tokyo").toISODate()',
} as const satisfies CatalogueEntry;
