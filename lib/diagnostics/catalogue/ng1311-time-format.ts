import type { CatalogueEntry } from "../catalogue-entry.ts";

export const timeFormat = {
  code: "NG1311",
  title: "A format of times that has no form in JSONata",
  message: "the format {format} {what}",
  help: 'write it out: `day.toFormat("yyyy-MM-dd")`',
  why: "A format becomes pictures and names in the definition, so it must be known when the flow is compiled, and be made of tokens that mean the same there.",
  wrong: 'day.toFormat("DDDD")',
  right: 'day.toFormat("MMMM d, yyyy")',
} as const satisfies CatalogueEntry;
