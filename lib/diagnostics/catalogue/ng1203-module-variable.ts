import type { CatalogueEntry } from "../catalogue-entry.ts";

export const moduleVariable = {
  code: "NG1203",
  title: "A module's variable",
  message: "`{name}` is a `let` of the module",
  help: "make it a `const`, or a variable of the flow",
  why: "Runs share nothing: a variable of the module would keep its value from run to run in Node, and not on Step Functions.",
  wrong: 'let count = 0;\nexport default flow("x", async () => { count += 1; … });',
  right: 'export default flow("x", async () => { let count = 0; … });',
} as const satisfies CatalogueEntry;
