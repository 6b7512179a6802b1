import type { CatalogueEntry } from "../catalogue-entry.ts";

export const lockOptionComputed = {
  code: "NG1723",
  title: "A lock that nobody knows before a run",
  message:
    "the name and the options of `{word}` have to be known when the project is compiled; only `key` is any expression",
  help: 'await withLock("warehouse", { key: day }, async () => …)',
  why: "The limit is part of the state that takes the lock, and whether locks can wait for each other for ever is found out before anything runs. What differs from run to run is the key.",
  wrong: 'await withLock("load-" + table, async () => await load({ table }));',
  right: 'await withLock("load", { key: table }, async () => await load({ table }));',
} as const satisfies CatalogueEntry;
