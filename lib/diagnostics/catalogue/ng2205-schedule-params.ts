import type { CatalogueEntry } from "../catalogue-entry.ts";

export const scheduleParams = {
  code: "NG2205",
  title: "Params of a schedule that its flow doesn't take",
  message: "the schedule starts `{flow}` with wrong params: {problem}",
  why: "Each run begins with a check of its params, so that every scheduled run would fail at once.",
  wrong:
    'flow("report", { schedule: cron("0 6 * * *", "UTC", { params: { dryRun: "yes" } }) }, async ({ dryRun = false }: { dryRun?: boolean }) => { … })',
  right:
    'flow("report", { schedule: cron("0 6 * * *", "UTC", { params: { dryRun: true } }) }, async ({ dryRun = false }: { dryRun?: boolean }) => { … })',
} as const satisfies CatalogueEntry;
