import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badLockOption = {
  code: "NG2700",
  title: "An option of a lock or a rate out of range",
  message: "`{option}` of {what} can't be {value}: {limit}",
  why: "All holders of a key stand in one item of the table, whose size bounds their number. Names are part of the item's key, with `#` between its parts.",
  wrong: 'flow("sync", { concurrency: { limit: 0 } }, …)',
  right: 'flow("sync", { concurrency: { limit: 1 } }, …)',
} as const satisfies CatalogueEntry;
