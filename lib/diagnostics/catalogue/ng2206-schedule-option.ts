import type { CatalogueEntry } from "../catalogue-entry.ts";

export const scheduleOption = {
  code: "NG2206",
  title: "An option of a schedule that is wrong",
  message: "{problem}",
  help: "{help}",
  why: "EventBridge Scheduler takes windows of whole minutes up to a day, and instants; a schedule's name is part of its name on AWS.",
  wrong: 'cron("0 6 * * *", "Asia/Tokyo", { window: "90s", start: "2026-04-01" })',
  right: 'cron("0 6 * * *", "Asia/Tokyo", { window: "2m", start: "2026-04-01T00:00:00+09:00" })',
} as const satisfies CatalogueEntry;
