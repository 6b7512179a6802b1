import type { CatalogueEntry } from "../catalogue-entry.ts";

export const triggerParams = {
  code: "NG2210",
  title: "Params that EventBridge can't make of an event",
  message: "EventBridge can't compute `{part}`",
  help: "give the flow members of the event as they are, and compute in the flow",
  why: "The function becomes an input transformer of the rule, which copies members of an event, by plain names, and constants without `<`. It has no operators, no calls and no conditions.",
  wrong:
    'event({ source: "shop" }, {\n  params: ({ detail }: BusEvent<Order>) => ({ id: detail.id.toUpperCase() }),\n})',
  right:
    'event({ source: "shop" }, {\n  params: ({ detail }: BusEvent<Order>) => ({ id: detail.id }),\n})',
} as const satisfies CatalogueEntry;
