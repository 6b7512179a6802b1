import type { CatalogueEntry } from "../catalogue-entry.ts";

export const scheduleParams = {
  code: "NG2603",
  title: "Params of a schedule that its flow doesn't take",
  message: 'environment "{environment}": {problem}',
  why: "Each run begins with a check of its params, so that every scheduled run would fail at once.",
  wrong: 'environments({ dev: { schedules: { report: { params: { dryRun: "yes" } } } } })',
  right: "environments({ dev: { schedules: { report: { params: { dryRun: true } } } } })",
} as const satisfies CatalogueEntry;
