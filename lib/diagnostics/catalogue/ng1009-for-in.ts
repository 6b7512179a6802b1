import type { CatalogueEntry } from "../catalogue-entry.ts";

export const forIn = {
  code: "NG1009",
  title: "`for…in`",
  message: "`for…in` over `{object}` depends on prototypes and key order",
  help: "for (const key of Object.keys({object}))",
  why: "`for…in` also visits inherited keys. `Object.keys` says exactly which keys, as an array.",
  wrong: "for (const name in tables) { … }",
  right: "for (const name of Object.keys(tables)) { … }",
} as const satisfies CatalogueEntry;
