import type { CatalogueEntry } from "../catalogue-entry.ts";

export const paramsUntyped = {
  code: "NG2401",
  title: "Params without a type",
  message: "the params of `{flow}` are of type `{type}`",
  help: "say what they are: `async ({ date }: { date?: string }) => …`",
  why: "The type of the params is the contract: from it come the check at the start of a run, the flags of `nagare run` and the JSON Schema.",
  wrong: 'flow("report", async (params: any) => { … })',
  right: 'flow("report", async ({ date }: { date?: string }) => { … })',
} as const satisfies CatalogueEntry;
