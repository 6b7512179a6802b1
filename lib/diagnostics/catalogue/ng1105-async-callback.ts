import type { CatalogueEntry } from "../catalogue-entry.ts";

export const asyncCallback = {
  code: "NG1105",
  title: "An async callback that nobody waits for",
  message: "`{array}.{method}` doesn't wait for its async callback",
  help: "for (const item of {array}) { await … }   // one after the other\nawait map({array}, async (item) => { … }) // at the same time",
  why: "Array methods take what the callback returns as it is. From an async callback that is a promise, which is always truthy and which nobody awaits.",
  wrong: "tables.forEach(async (table) => { await load({ table }); });",
  right: "for (const table of tables) await load({ table });",
} as const satisfies CatalogueEntry;
