import type { CatalogueEntry } from "../catalogue-entry.ts";

export const flowNotExported = {
  code: "NG2103",
  title: "A flow that is not exported",
  message: "flow `{flow}` is not exported",
  help: "export it: `export default flow(…)` or `export const {flow} = flow(…)`",
  why: "A flow is started from outside its file.",
  wrong: 'const report = flow("report", …);',
  right: 'export default flow("report", …);',
} as const satisfies CatalogueEntry;
