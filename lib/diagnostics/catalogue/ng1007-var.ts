import type { CatalogueEntry } from "../catalogue-entry.ts";

export const varInFlow = {
  code: "NG1007",
  title: "`var`",
  message: "`var {name}` is visible outside its block",
  help: "use `let` or `const`",
  why: "A `var` is visible in the whole function, also before its declaration. Flows take the block scope that reads as it runs.",
  wrong: "var total = 0;",
  right: "let total = 0;",
} as const satisfies CatalogueEntry;
