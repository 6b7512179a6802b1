import type { CatalogueEntry } from "../catalogue-entry.ts";

export const unknownError = {
  code: "NG1602",
  title: "An error whose name or message only a run could tell",
  message: "the {part} of an error of `{type}` can't be read from its source",
  why: 'Step Functions knows an error as two texts, its name and its message, and the constructor of the class does not run there. Both must follow from the source: the name from `name = "…"`, the message from what the constructor gives to `super`. Names that begin with `States.` are Step Functions\' own.',
  wrong:
    'class NoRows extends Error {\n  constructor(table: string) {\n    super();\n    this.message = "no rows in " + table;\n  }\n}\n…\nthrow new NoRows("trips");',
  right:
    'class NoRows extends Error {\n  constructor(table: string) {\n    super("no rows in " + table);\n  }\n}\n…\nthrow new NoRows("trips");',
} as const satisfies CatalogueEntry;
