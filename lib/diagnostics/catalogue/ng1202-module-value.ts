import type { CatalogueEntry } from "../catalogue-entry.ts";

export const moduleValue = {
  code: "NG1202",
  title: "A module's value that only a run knows",
  message: "`{name}` is not constant: `{part}` can only be known by running it",
  help: "make it a literal, or compute it in a task",
  why: "What a flow reads from its module is fixed when it is compiled: literals, and what is made of them. A value that code computes at import would be one on the laptop and another on AWS.",
  wrong: 'const bucket = process.env.BUCKET ?? "reports";',
  right: 'const bucket = "reports";',
} as const satisfies CatalogueEntry;
