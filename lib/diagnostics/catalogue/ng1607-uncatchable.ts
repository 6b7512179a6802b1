import type { CatalogueEntry } from "../catalogue-entry.ts";

export const uncatchable = {
  code: "NG1607",
  title: "An expression in `try` that no state can catch",
  message:
    "this expression may throw inside `try`, and no step stands before it in that `try` that could catch it",
  help: "compute it behind an awaited step of the same `try`, or in a task",
  why: "Only Task, Parallel and Map states have a Catch, and it covers what they compute on their way out. An expression that is computed anywhere else, for instance before the first step of a `try`, ends the execution when it throws.",
  wrong: "try {\n  const order = JSON.parse(text);\n  await ship(order);\n} catch { … }",
  right: "try {\n  const order = await parse({ text });\n  await ship(order);\n} catch { … }",
} as const satisfies CatalogueEntry;
