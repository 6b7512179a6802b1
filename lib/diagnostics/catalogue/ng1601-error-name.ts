import type { CatalogueEntry } from "../catalogue-entry.ts";

export const errorName = {
  code: "NG1601",
  title: "The name of an error whose class does not set it",
  message: "an error of `{type}` is called `{own}` here in Node and `{name}` in a run",
  help: 'give the class its name: `override readonly name = "{name}";`',
  why: "A run shows an error by the name of its class, so that people can tell errors apart, while `error.name` of a class that sets no `name` is `Error` in Node. Where the flow throws such an error itself and then reads its name, the two would differ. Errors of tasks and of other flows carry the name of their class already.",
  wrong: "class NoRows extends Error {}\n…\ncatch (error) {\n  return error.name;\n}",
  right:
    'class NoRows extends Error {\n  override readonly name = "NoRows";\n}\n…\ncatch (error) {\n  return error.name;\n}',
} as const satisfies CatalogueEntry;
