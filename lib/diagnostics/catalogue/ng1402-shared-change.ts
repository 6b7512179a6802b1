import type { CatalogueEntry } from "../catalogue-entry.ts";

export const sharedChange = {
  code: "NG1402",
  title: "A change of a value that has two names",
  message: "`{name}` is changed here, and in Node the change would show under another name too",
  help: "change it before it is put elsewhere, or make a copy: `[...list]`, `{ ...object }`",
  why: "Variables of a flow hold values. In Node two names may stand for one object, and a change through one of them shows through the other; on Step Functions each has its own copy.",
  wrong: "const first = reports[0];\nfirst.sent = true;",
  right: "const first = { ...reports[0], sent: true };",
} as const satisfies CatalogueEntry;
