import type { CatalogueEntry } from "../catalogue-entry.ts";

export const accessorInFlow = {
  code: "NG1011",
  title: "A getter or setter",
  message: "`{name}` is a getter or setter, which JSON has not",
  help: "write it as a member with a value, or as a function",
  why: "An object of a flow is JSON: its members hold values, they run nothing when they are read.",
  wrong: "const range = { get days() { return 7; } };",
  right: "const range = { days: 7 };",
} as const satisfies CatalogueEntry;
