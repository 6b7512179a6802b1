import type { CatalogueEntry } from "../catalogue-entry.ts";

export const timeArgument = {
  code: "NG1312",
  title: "A part of a computation with times that isn't known",
  message: "{what} {argument} isn't known when the flow is compiled",
  help: 'write it out: `day.startOf("month")`',
  why: "Each unit has arithmetic of its own, and names of months those of a locale: the definition has the one that is meant.",
  wrong: "day.startOf(unit)",
  right: 'day.startOf("month")',
} as const satisfies CatalogueEntry;
