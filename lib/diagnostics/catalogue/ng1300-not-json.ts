import type { CatalogueEntry } from "../catalogue-entry.ts";

export const notJson = {
  code: "NG1300",
  title: "A value that is not JSON",
  message: "{value} is not JSON and can't be kept between the steps of a flow",
  help: "use {instead}",
  why: "Step Functions keeps the variables of a flow, and what steps give each other, as JSON: texts, numbers, booleans, null, arrays and plain objects.",
  wrong: "const seen = new Set<string>();",
  right: "const seen: Record<string, boolean> = {};",
} as const satisfies CatalogueEntry;
