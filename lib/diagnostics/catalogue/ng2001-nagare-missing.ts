import type { CatalogueEntry } from "../catalogue-entry.ts";

export const nagareMissing = {
  code: "NG2001",
  title: "`nagare` can't be found",
  message: "`nagare` is not installed in this project",
  help: "npm install nagare",
  why: "A flow imports its vocabulary from the package `nagare`, resolved from the project's `node_modules`.",
  wrong: 'import { flow } from "nagare";   // and no node_modules/nagare',
  right: "npm install nagare",
} as const satisfies CatalogueEntry;
