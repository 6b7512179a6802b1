import type { CatalogueEntry } from "../catalogue-entry.ts";

export const changedConstant = {
  code: "NG1204",
  title: "A module's object that is changed",
  message: "`{name}` is changed somewhere in the project, so it is not constant",
  help: "make all of it where it is declared",
  why: "What a flow reads from its module is fixed when it is compiled, so nothing may change it afterwards.",
  wrong: "const sizes = { small: 1 };\nsizes.small = 2;",
  right: "const sizes = { small: 2 };",
} as const satisfies CatalogueEntry;
