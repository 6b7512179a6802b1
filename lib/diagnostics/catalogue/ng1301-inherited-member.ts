import type { CatalogueEntry } from "../catalogue-entry.ts";

export const inheritedMember = {
  code: "NG1301",
  title: "A member that every object inherits",
  message:
    "`{name}` may be absent there, and JavaScript then finds the `{name}` that every object inherits",
  help: "give the member another name, or look for it in `Object.entries(…)`",
  why:
    "On Step Functions an object has its own members alone. A key that is data is asked for among these; but where the code itself names " +
    "`constructor`, `toString` or `__proto__`, the two would differ for sure.",
  wrong: "return rowsByTable.constructor;",
  right: "return rowsByTable.constructorTable;",
} as const satisfies CatalogueEntry;
