import { type BusEvent, event, flow } from "nagare";

interface Order {
  readonly note?: string;
  readonly customer?: { readonly name: string };
}

export const note = flow(
  "note",
  {
    on: event(
      { source: "shop" },
      { params: ({ detail }: BusEvent<Order>) => ({ note: detail.note }) },
    ),
  },
  async ({ note }: { note: string | undefined }) => note ?? "none",
);

export const name = flow(
  "name",
  {
    on: event(
      { source: "shop" },
      { params: ({ detail }: BusEvent<Order>) => ({ name: detail.customer?.name }) },
    ),
  },
  async ({ name }: { name: string | undefined }) => name ?? "none",
);
