import type { CatalogueEntry } from "../catalogue-entry.ts";

export const reservedVariable = {
  code: "NG2310",
  title: "A reserved environment variable",
  message:
    "container `{container}` can't set `{name}`: names that begin with `NAGARE_` are nagare's own",
  help: "give the variable another name",
  why: "A container is told by such variables which run, step and attempt it is, and with what token it answers.",
  wrong: "environment: ({ day }) => ({ NAGARE_DAY: day })",
  right: "environment: ({ day }) => ({ REPORT_DAY: day })",
} as const satisfies CatalogueEntry;
