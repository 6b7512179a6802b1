import type { CatalogueEntry } from "../catalogue-entry.ts";

export const deepExpression = {
  code: "NG3006",
  title: "An expression that nests too deep",
  message:
    "an expression of `{state}` nests {depth} levels deep, but Step Functions evaluates about 100: {most} are safe",
  help: "have a task compute it",
  why: "Step Functions ends a run with a stack overflow where an expression nests about 100 levels deep. Chains of operators are balanced; calls in calls can't be.",
  wrong: "await load({ size: f(f(f(f(/* … 80 times */ size)))) });",
  right: "await load({ size: await sizeOf({ size }) });",
} as const satisfies CatalogueEntry;
