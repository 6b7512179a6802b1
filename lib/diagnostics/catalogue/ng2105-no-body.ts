import type { CatalogueEntry } from "../catalogue-entry.ts";

export const noBody = {
  code: "NG2105",
  title: "A flow without a function",
  message: "the last argument of flow `{flow}` is not a function of the project",
  help: 'flow("{flow}", async (params, run) => { … })',
  why: "The compiler translates the function's source, so it has to be written in place, or be a function or constant of the project's own files.",
  wrong: 'flow("report", makeBody())',
  right: 'flow("report", async ({ date }: { date: string }) => { … })',
} as const satisfies CatalogueEntry;
