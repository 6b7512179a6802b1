import type { CatalogueEntry } from "../catalogue-entry.ts";

export const staleType = {
  code: "NG1403",
  title: "A type that a call makes wrong",
  message: "TypeScript takes `{name}` for `{type}` here, but `{call}` may have set it",
  help: "declare the variable by `as`, with all that it may hold",
  why: "TypeScript remembers what was assigned to a variable, and a call does not make it forget, even if the called function assigns another value. nagare compiles by these types.",
  wrong:
    'let last = null as string | null;\nconst keep = (table: string) => { last = table; };\nlast = null;\nkeep(tables[0] ?? "");\nconst name = last ?? "none";',
  right:
    'let last = null as string | null;\nconst keep = (table: string) => { last = table; };\nkeep(tables[0] ?? "");\nconst name = last ?? "none";',
} as const satisfies CatalogueEntry;
