import type { CatalogueEntry } from "../catalogue-entry.ts";

export const deleteInFlow = {
  code: "NG1006",
  title: "`delete` of an array's item",
  message: "`{expression}` would leave a hole in the array",
  help: "{array}.splice({index}, 1);",
  why: "A hole is no JSON: Step Functions can't keep it in a variable. `splice` closes it.",
  wrong: "delete tables[0];",
  right: "tables.splice(0, 1);",
} as const satisfies CatalogueEntry;
