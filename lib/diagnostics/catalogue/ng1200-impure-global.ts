import type { CatalogueEntry } from "../catalogue-entry.ts";

export const impureGlobal = {
  code: "NG1200",
  title: "Something from outside in a flow",
  message: "`{name}` needs a running program, and a flow has none",
  help: "call it inside a task, and await the task",
  why: "A flow says what happens in which order. Clocks, random numbers, the network and the process belong to the code that runs, which is a task: then the result is kept, and is the same after a redrive.",
  wrong: "const now = Date.now();",
  right: "const now = run.startTime;",
} as const satisfies CatalogueEntry;
