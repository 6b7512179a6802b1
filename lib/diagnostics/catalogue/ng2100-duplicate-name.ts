import type { CatalogueEntry } from "../catalogue-entry.ts";

export const duplicateName = {
  code: "NG2100",
  title: "A name used twice",
  message: "there are two {kind} named `{name}`",
  help: "give one of them another name",
  why: "The name is the flow's state machine, the task's function or the container's task definition on AWS, so it is unique in the project.",
  wrong: 'export const a = task("load", …);\nexport const b = task("load", …);',
  right: 'export const a = task("load-trips", …);\nexport const b = task("load-stations", …);',
} as const satisfies CatalogueEntry;
