import type { CatalogueEntry } from "../catalogue-entry.ts";

export const misplacedFile = {
  code: "NG1211",
  title: "A `file(value)` that no container gets",
  message: "`{call}` stands {place}: no container can get its address there",
  help: "{help}",
  why: "`file(value)` becomes a state before the container's own, which writes the value to S3. So it stands where it is known whether the container gets it: as a variable of `environment` or an item of `command`, in a text, or behind a condition, in what the function returns.",
  wrong: "environment: ({ tables }) => ({ TABLES: tables.map((table) => file(table)).join() })",
  right: "environment: ({ tables }) => ({ TABLES: file(tables) })",
} as const satisfies CatalogueEntry;
