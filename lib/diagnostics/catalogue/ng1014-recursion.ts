import type { CatalogueEntry } from "../catalogue-entry.ts";

export const recursion = {
  code: "NG1014",
  title: "Recursion",
  message: "`{name}` calls itself{way}",
  help: "use a loop, `map`, or move it into a task",
  why: "A function of a flow is put in place where it is called; one that calls itself would never end.",
  wrong:
    "const sum = (xs: number[]): number => (xs.length === 0 ? 0 : (xs[0] ?? 0) + sum(xs.slice(1)));",
  right: "const total = xs.reduce((sum, x) => sum + x, 0);",
} as const satisfies CatalogueEntry;
