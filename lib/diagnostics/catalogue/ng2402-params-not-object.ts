import type { CatalogueEntry } from "../catalogue-entry.ts";

export const paramsNotObject = {
  code: "NG2402",
  title: "Params that are not an object",
  message: "the params of `{flow}` are of type `{type}`, not one object type",
  help: "take an object: `async ({ value }: { value: {type} }) => …`",
  why: "The input of an execution is an object, so that params have names, and one can be added later.",
  wrong: 'flow("report", async (date: string) => { … })',
  right: 'flow("report", async ({ date }: { date: string }) => { … })',
} as const satisfies CatalogueEntry;
