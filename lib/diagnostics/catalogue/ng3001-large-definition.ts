import type { CatalogueEntry } from "../catalogue-entry.ts";

export const largeDefinition = {
  code: "NG3001",
  title: "A definition that is too large",
  message:
    "the definition of flow `{flow}` has {size} characters, but Step Functions takes at most 1,048,576",
  help: "move a part of it to a flow of its own and await that, or large constants to a task",
  why: "Step Functions takes definitions of up to 1 MB. Constants of a module, and functions that are called, stand in the definition at each place that uses them.",
  wrong: "await load({ table: TABLES_OF_ALL_CUSTOMERS });",
  right: "await load({ table: await tablesOfAllCustomers() });",
} as const satisfies CatalogueEntry;
