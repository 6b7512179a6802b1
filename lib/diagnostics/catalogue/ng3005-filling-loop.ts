import type { CatalogueEntry } from "../catalogue-entry.ts";

export const fillingLoop = {
  code: "NG3005",
  severity: "warning",
  title: "A loop that fills the history",
  message:
    "each turn of `{loop}` writes {events} events: after {turns} turns, {time} of waiting, the history of the run is full and the run fails",
  help: "wait longer between the turns, or give the flow a `timeout` that is shorter than that",
  why: "Step Functions ends a run whose history has 25,000 events. A step writes 5 to 7 of them, a choice or a wait 2: a loop that asks every second is over within the hour.",
  wrong: 'while (!(await isReady())) await sleep("1s");',
  right: 'while (!(await isReady())) await sleep("1m");',
} as const satisfies CatalogueEntry;
