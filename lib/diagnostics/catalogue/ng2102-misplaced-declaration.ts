import type { CatalogueEntry } from "../catalogue-entry.ts";

export const misplacedDeclaration = {
  code: "NG2102",
  title: "A declaration inside code",
  message: "`{word}(…)` has to stand alone in a constant at the top of a module",
  help: "export const name = {word}(…);",
  why: "Which tasks, containers and flows a project has is read from its source without running it; a constant at the top of a module is there once, under one name.",
  wrong: 'const tasks = { load: task("load", …) };',
  right: 'export const load = task("load", …);',
} as const satisfies CatalogueEntry;
