import type { CatalogueEntry } from "../catalogue-entry.ts";

export const deleteInFlow = {
  code: "NG1006",
  title: "`delete` in a flow",
  message: "`{expression}` would change an object in place",
  help: "const { {member}: _, ...rest } = {object};",
  why: "Variables of a flow are values: they are replaced, not changed in place. Leave the member out of a new object.",
  wrong: "delete order.lines;",
  right: "const { lines: _, ...rest } = order;",
} as const satisfies CatalogueEntry;
