import type { CatalogueEntry } from "../catalogue-entry.ts";

export const taggedTemplate = {
  code: "NG1013",
  title: "A tagged template",
  message: "`{tag}` is called with a template, which a flow can't do",
  help: "use a plain template string, or call a task",
  why: "A tag is a function that runs over the parts of the text; a flow can only join them.",
  wrong: "const query = sql`select 1`;",
  right: "const query = `select 1`;",
} as const satisfies CatalogueEntry;
