import type { CatalogueEntry } from "../catalogue-entry.ts";

export const waitingForExpress = {
  code: "NG3009",
  title: "Waiting for an express flow",
  message: "`{state}` waits for the flow {flow}, and AWS doesn't tell when an express run ends",
  help: 'leave out `type: "express"` of {flow}, or make an async function of it, which becomes a part of whoever calls it',
  why: "A flow waits for another one by its status, which Step Functions keeps and tells of for Standard workflows alone.",
  wrong:
    'const quote = flow("quote", { type: "express" }, async () => price());\nflow("report", async () => quote());',
  right: 'const quote = flow("quote", async () => price());\nflow("report", async () => quote());',
} as const satisfies CatalogueEntry;
