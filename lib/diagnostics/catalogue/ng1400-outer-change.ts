import type { CatalogueEntry } from "../catalogue-entry.ts";

export const outerChange = {
  code: "NG1400",
  title: "A change from inside a callback",
  message: "`{name}` is changed {where}",
  help: "return a value from the callback, and use the array of the results",
  why: "The iterations of a map and the branches of a Parallel state run at the same time, each with its own copy of the variables; what one changes the others never see.",
  wrong:
    "let rows = 0;\nawait map(tables, async (table) => { rows += (await load({ table })).rows; });",
  right:
    "const loaded = await map(tables, (table) => load({ table }));\nconst rows = loaded.reduce((sum, { rows }) => sum + rows, 0);",
} as const satisfies CatalogueEntry;
