import type { CatalogueEntry } from "../catalogue-entry.ts";

export const commaOperator = {
  code: "NG1012",
  title: "The comma operator",
  message: "the comma throws the value of `{left}` away",
  help: "write two statements",
  why: "The left side is only useful for what it changes, and an expression of a flow changes nothing.",
  wrong: "const next = (count++, count * 2);",
  right: "count++;\nconst next = count * 2;",
} as const satisfies CatalogueEntry;
