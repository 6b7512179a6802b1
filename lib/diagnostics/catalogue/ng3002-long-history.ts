import type { CatalogueEntry } from "../catalogue-entry.ts";

export const longHistory = {
  code: "NG3002",
  severity: "warning",
  title: "A run with too long a history",
  message:
    "a run of flow `{flow}` writes at least {events} events, but its history ends with the 25,000th and the run fails",
  help: "give parts of the work to a flow of its own: each run has a history of its own",
  why: "Step Functions ends a run whose history has 25,000 events. A step writes 5 to 7 of them, a choice or a wait 2, each turn of a loop 2 more.",
  wrong: "for (let page = 0; page < 9000; page++) await fetchPage({ page });",
  right:
    "for (let hundred = 0; hundred < 90; hundred++) await fetchPages({ from: hundred * 100 });",
} as const satisfies CatalogueEntry;
