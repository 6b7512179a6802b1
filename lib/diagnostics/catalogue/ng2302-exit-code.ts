import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badExitCode = {
  code: "NG2302",
  title: "An exit code that can't be named",
  message: "{code} can't be named among the `exitCodes` of container `{container}`",
  help: "name codes from 1 to 255; 0 is always `succeeded`",
  why: "A process ends with a code from 0 to 255, and 0 is success.",
  wrong: 'exitCodes: { 0: "done" }',
  right: 'exitCodes: { 9: "nothing-to-load" }',
} as const satisfies CatalogueEntry;
