import type { CatalogueEntry } from "../catalogue-entry.ts";

export const waitingInExpress = {
  code: "NG3008",
  title: "An express run that waits for a container, a flow or an answer",
  message: "`{state}` waits for an end or an answer, which an express run can't",
  help: 'leave out `type: "express"`; of a distributed map, write `distributed: true`',
  why: "An Express workflow can call services, but not wait until a container or another flow has ended, nor for the answer to a token. AWS refuses its definition.",
  wrong: 'flow("report", { type: "express" }, async () => {\n  await load();\n});',
  right: 'flow("report", async () => {\n  await load();\n});',
} as const satisfies CatalogueEntry;
