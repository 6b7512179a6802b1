import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badDuration = {
  code: "NG2106",
  title: "Text that is no duration",
  message: '"{text}" is not a duration',
  help: 'write a whole number and its unit: "90s", "30m", "2h" or "7d"',
  why: "Durations are a whole number of seconds, minutes, hours or days.",
  wrong: 'timeout: "1.5h"',
  right: 'timeout: "90m"',
} as const satisfies CatalogueEntry;
