import type { CatalogueEntry } from "../catalogue-entry.ts";

export const durationOutOfRange = {
  code: "NG2107",
  title: "A duration out of range",
  message: '{option} is "{text}", but {limit}',
  help: "{limit}: change the duration",
  why: "AWS bounds how long its services may take.",
  wrong: 'task("load", { timeout: "1h" }, …)',
  right: 'task("load", { timeout: "15m" }, …)   // or a container, which has no bound',
} as const satisfies CatalogueEntry;
