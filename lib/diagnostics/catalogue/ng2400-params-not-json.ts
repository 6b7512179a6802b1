import type { CatalogueEntry } from "../catalogue-entry.ts";

export const paramsNotJson = {
  code: "NG2400",
  title: "Params that are not JSON",
  message: "`{member}` of the params of `{flow}` is {type}, which is not JSON",
  help: "use a text, a number, a boolean, null, an array or a plain object",
  why: "The params are the execution's input: JSON that a person, a schedule or another service sends.",
  wrong: "async ({ since }: { since: Date }) => { … }",
  right: "async ({ since }: { since: string }) => { … }",
} as const satisfies CatalogueEntry;
