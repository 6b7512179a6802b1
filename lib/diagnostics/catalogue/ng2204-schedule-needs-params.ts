import type { CatalogueEntry } from "../catalogue-entry.ts";

export const scheduleNeedsParams = {
  code: "NG2204",
  title: "A schedule for a flow that needs params",
  message: "the schedule starts `{flow}` without params, but `{member}` is required",
  help: "make it optional: `{member}?:`",
  why: "A schedule starts a run with no params, so every run would fail at once. A date can come from `run.scheduledTime`.",
  wrong: 'flow("report", { schedule: rate("1h") }, async ({ date }: { date: string }) => { … })',
  right:
    'flow("report", { schedule: rate("1h") }, async ({ date }: { date?: string }, run) => {\n  const day = date ?? run.scheduledTime.slice(0, 10);\n  …\n})',
} as const satisfies CatalogueEntry;
