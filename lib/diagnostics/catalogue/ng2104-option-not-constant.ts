import type { CatalogueEntry } from "../catalogue-entry.ts";

export const optionNotConstant = {
  code: "NG2104",
  title: "An option that is not constant",
  message: "{option} is not constant: `{part}` can only be known by running it",
  help: "write a literal, or a constant that is made of literals",
  why: "Options are read when the project is compiled, and nothing of it is run then. What differs between environments stands in `flows/environments.ts`.",
  wrong: 'task("load", { timeout: process.env.TIMEOUT }, …)',
  right: 'task("load", { timeout: "5m" }, …)',
} as const satisfies CatalogueEntry;
