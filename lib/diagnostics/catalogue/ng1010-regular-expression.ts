import type { CatalogueEntry } from "../catalogue-entry.ts";

export const regularExpression = {
  code: "NG1010",
  title: "A regular expression",
  message: "the regular expression {pattern} {reason}, so it can't be part of a flow",
  help: "write it in simpler terms, use `includes`, `startsWith`, `split` or `slice`, or match it in a task",
  why: "JSONata's regular expressions are those of the machine that evaluates it: JavaScript's here, Java's on AWS. A flow takes what the two answer alike: no look behind, no names, no classes of Unicode, no match of nothing.",
  wrong: "const day = /(?<=day=)\\d{8}/.exec(name)?.[0];",
  right: "const day = /day=(\\d{8})/.exec(name)?.[1];",
} as const satisfies CatalogueEntry;
