import type { CatalogueEntry } from "../catalogue-entry.ts";

export const classInFlow = {
  code: "NG1003",
  title: "A class in a flow",
  message: "class `{name}` can't be part of a flow",
  help: "use plain objects and small functions, or move the class into a task",
  why: "The data of a flow is JSON: Step Functions keeps it between the steps, where an instance would lose its class.",
  wrong: "class Order { … }\nconst order = new Order(id);",
  right: "const order = { id, lines: [] };",
} as const satisfies CatalogueEntry;
