import type { CatalogueEntry } from "../catalogue-entry.ts";

export const misplacedSkip = {
  code: "NG1701",
  title: "A `skip` that the flow does not return",
  message: "`{call}` does nothing here, for the flow does not return it",
  help: "return {call};",
  why: "A run is marked as skipped by what it returns. Anywhere else `skip` would be a value like any other, and the run would go on.",
  wrong: 'if (rows === 0) skip("no rows");\nawait publish({ rows });',
  right: 'if (rows === 0) return skip("no rows");\nawait publish({ rows });',
} as const satisfies CatalogueEntry;
