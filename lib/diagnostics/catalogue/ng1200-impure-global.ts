import type { CatalogueEntry } from "../catalogue-entry.ts";

export const impureGlobal = {
  code: "NG1200",
  title: "Something from outside in a flow",
  message: "`{name}` needs a running program, and a flow has none",
  help: "call it inside a task, and await the task",
  why: "A flow says what happens in which order. The network and the process belong to the code that runs, which is a task. Of the clock and of chance a flow has `Date.now()`, `new Date().toISOString()`, `new Date().getTime()`, `Math.random()` and `crypto.randomUUID()`, each taken once where it stands.",
  wrong: "const started = performance.now();",
  right: "const started = Date.now();",
} as const satisfies CatalogueEntry;
