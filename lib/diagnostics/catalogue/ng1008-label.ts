import type { CatalogueEntry } from "../catalogue-entry.ts";

export const labelInFlow = {
  code: "NG1008",
  title: "A label",
  message: "the label `{name}` can't be part of a flow",
  help: "leave the outer loop through a condition, or put the inner loop in a function",
  why: "A jump out of several loops at once has no form on Step Functions yet.",
  wrong:
    "outer: for (const table of tables) {\n  for (const day of days) { if (day === last) break outer; … }\n}",
  right: "let done = false;\nfor (const table of tables) {\n  if (done) break;\n  …\n}",
} as const satisfies CatalogueEntry;
