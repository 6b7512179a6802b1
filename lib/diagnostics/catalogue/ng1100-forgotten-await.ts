import type { CatalogueEntry } from "../catalogue-entry.ts";

export const forgottenAwait = {
  code: "NG1100",
  title: "A forgotten `await`",
  message: "`{call}` is a promise that is not awaited",
  help: "await {call}",
  why: "Without `await` the flow goes on before the step ends, and what it returns or throws is lost. To run steps at the same time, await them together in `Promise.all`.",
  wrong: 'load({ table: "trips" });\nawait report();',
  right: 'await load({ table: "trips" });\nawait report();',
} as const satisfies CatalogueEntry;
