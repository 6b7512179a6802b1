import type { CatalogueEntry } from "../catalogue-entry.ts";

export const paramsReserved = {
  code: "NG2403",
  title: "A reserved name among the params",
  message: "`{flow}` can't have a param named `{member}`",
  help: "give it another name",
  why: "`nagare` says how a run was started, and tracing adds `_datadog`; both travel beside the params.",
  wrong: "async ({ nagare }: { nagare: string }) => { … }",
  right: "async ({ project }: { project: string }) => { … }",
} as const satisfies CatalogueEntry;
