import type { CatalogueEntry } from "../catalogue-entry.ts";

export const triggerUnknownParam = {
  code: "NG2214",
  title: "A trigger that gives what the flow doesn't take",
  message: "the trigger gives `{member}`, which is no param of `{flow}`",
  help: "leave it out, or add it to the params of `{flow}`",
  why: "The check at the start of a run refuses unknown members by name, so every run would fail at once.",
  wrong:
    'flow("audit", {\n  on: event({ source: "shop" }, { params: ({ id }: BusEvent) => ({ eventId: id, kind: "order" }) }),\n}, async ({ eventId }: { eventId: string }) => { … })',
  right:
    'flow("audit", {\n  on: event({ source: "shop" }, { params: ({ id }: BusEvent) => ({ eventId: id }) }),\n}, async ({ eventId }: { eventId: string }) => { … })',
} as const satisfies CatalogueEntry;
