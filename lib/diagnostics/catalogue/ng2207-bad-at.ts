import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badAt = {
  code: "NG2207",
  title: "A time that doesn't exist",
  message: 'at("{time}") is no time: {problem}',
  help: 'a local time, as in "2026-12-31T23:00", with the zone beside it: "Asia/Tokyo"',
  why: "EventBridge Scheduler takes a local time to the second and a zone. What a clock change skips never comes.",
  wrong: 'at("2026-12-31", "Asia/Tokyo")',
  right: 'at("2026-12-31T23:00", "Asia/Tokyo")',
} as const satisfies CatalogueEntry;
