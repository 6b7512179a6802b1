import type { CatalogueEntry } from "../catalogue-entry.ts";

export const promiseNeverAwaited = {
  code: "NG1101",
  title: "A kept promise that is never awaited",
  message: "the promise `{name}` is never awaited",
  help: "await {name}",
  why: "A promise may be kept in a constant to start a step early, as long as the flow awaits it later, alone or in `Promise.all`. Otherwise its error would be lost.",
  wrong: 'const trips = load({ table: "trips" });\nawait report();',
  right: 'const trips = load({ table: "trips" });\nawait report();\nawait trips;',
} as const satisfies CatalogueEntry;
