import type { CatalogueEntry } from "../catalogue-entry.ts";

export const eventMemberAbsent = {
  code: "NG2211",
  title: "A member that an event may lack",
  message: "`{part}` may be absent or null, which EventBridge can't pass on",
  help: "give the flow the object that it is a member of, or two triggers with patterns that tell the events apart",
  why: "An input transformer has no way to leave a member out, and makes an empty text of what isn't there.",
  wrong:
    'interface Order { readonly id: string; readonly note?: string }\n\nevent({ source: "shop" }, {\n  params: ({ detail }: BusEvent<Order>) => ({ note: detail.note }),\n})',
  right:
    'interface Order { readonly id: string; readonly note?: string }\n\nevent({ source: "shop" }, {\n  params: ({ detail }: BusEvent<Order>) => ({ order: detail }),\n})',
} as const satisfies CatalogueEntry;
