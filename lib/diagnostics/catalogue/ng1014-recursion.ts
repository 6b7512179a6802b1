import type { CatalogueEntry } from "../catalogue-entry.ts";

export const recursion = {
  code: "NG1014",
  title: "Recursion",
  message: "`{name}` calls itself{way}",
  help: "call it last, as in `return again(rest, sum)`, or loop over a list of what is left to do: `while (left.length > 0)`",
  why: "JSONata on AWS is only some 30 calls deep, and the data says how deep this goes. A function whose call of itself is the last thing that it does needs no depth: that is taken.",
  wrong:
    "const sum = (xs: number[]): number => (xs.length === 0 ? 0 : (xs[0] ?? 0) + sum(xs.slice(1)));",
  right:
    "const sum = (xs: number[], so: number): number => (xs.length === 0 ? so : sum(xs.slice(1), so + (xs[0] ?? 0)));",
} as const satisfies CatalogueEntry;
