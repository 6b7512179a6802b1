import type { CatalogueEntry } from "../catalogue-entry.ts";

export const keptTooLong = {
  code: "NG1106",
  title: "A kept promise that no Parallel can stand for",
  message: "the promise `{name}` can't be kept here: {problem}",
  help: "await what runs at the same time together: `const [a, b] = await Promise.all([…, …])`",
  why: "Steps that run at the same time become a Parallel state, which ends when all of them have ended. A promise may be kept in a constant where that is the same: when nothing else begins between the first `await` of such promises and the last, and each of them is sure to be awaited.",
  wrong:
    'const trips = load({ table: "trips" });\nconst stations = load({ table: "stations" });\nawait trips;\nawait report();\nawait stations;',
  right:
    'const trips = load({ table: "trips" });\nconst stations = load({ table: "stations" });\nawait trips;\nawait stations;\nawait report();',
} as const satisfies CatalogueEntry;
