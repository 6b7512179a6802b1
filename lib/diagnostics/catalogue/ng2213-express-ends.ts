import type { CatalogueEntry } from "../catalogue-entry.ts";

export const expressEnds = {
  code: "NG2213",
  title: "A trigger on an Express flow",
  message: "AWS doesn't tell when runs of `{flow}` end: it is an Express flow",
  help: "make `{flow}` a standard flow, or let it start this one: `await` it there",
  why: "Step Functions sends the events that such a trigger is made of for Standard workflows alone.",
  wrong:
    'const load = flow("load", { type: "express" }, async () => { … });\nflow("report", { on: flow(load).succeeded }, async () => { … })',
  right:
    'const load = flow("load", async () => { … });\nflow("report", { on: flow(load).succeeded }, async () => { … })',
} as const satisfies CatalogueEntry;
