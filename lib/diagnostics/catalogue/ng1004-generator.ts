import type { CatalogueEntry } from "../catalogue-entry.ts";

export const generatorInFlow = {
  code: "NG1004",
  title: "A generator",
  message: "`{name}` is a generator, which Step Functions has no form for",
  help: "build an array, or loop with `for…of`",
  why: "A generator keeps its place in running code, and between the steps of a flow no code runs.",
  wrong: "function* pages() { … }",
  right: "const pages = await listPages();",
} as const satisfies CatalogueEntry;
