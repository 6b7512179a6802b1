import type { CatalogueEntry } from "../catalogue-entry.ts";

export const failInExpression = {
  code: "NG1703",
  title: "A `fail` in a callback that only computes",
  message: "`{call}` stands in a function that becomes one expression, which can't end the run",
  help: "look for the item first, and call `fail` outside of the callback",
  why: "The callback of `map`, `filter` and their like becomes a part of one JSONata expression. There is no state in it that could fail with a name of its own.",
  wrong: 'const sizes = tables.map((table) => table.rows ?? fail("NoRows", table.name));',
  right:
    'const empty = tables.find((table) => table.rows === undefined);\nif (empty) fail("NoRows", empty.name);',
} as const satisfies CatalogueEntry;
