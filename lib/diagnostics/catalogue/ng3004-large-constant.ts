import type { CatalogueEntry } from "../catalogue-entry.ts";

export const largeConstant = {
  code: "NG3004",
  title: "A constant that is too large for a step",
  message:
    "`{state}` is given constants of {size} bytes, but Step Functions hands on at most 262,144 bytes",
  help: "have a task read it from a file or a bucket",
  why: "What a step is given, what it gives, and each variable of a run may have 256 KiB as JSON.",
  wrong: "await load({ tables: ALL_TABLES_WITH_THEIR_COLUMNS });",
  right: "await load({ tables: await readTables() });",
} as const satisfies CatalogueEntry;
