import { type BusEvent, event, flow } from "nagare";

interface Order {
  readonly id: string;
  readonly total: number;
}

export const upper = flow(
  "upper",
  {
    on: event(
      { source: "shop" },
      { params: ({ detail }: BusEvent<Order>) => ({ id: detail.id.toUpperCase() }) },
    ),
  },
  async ({ id }: { id: string }) => id,
);

export const twice = flow(
  "twice",
  {
    on: event(
      { source: "shop" },
      { params: ({ detail }: BusEvent<Order>) => ({ total: detail.total * 2 }) },
    ),
  },
  async ({ total }: { total: number }) => total,
);

export const bracket = flow(
  "bracket",
  {
    on: event(
      { source: "shop" },
      { params: ({ id }: BusEvent) => ({ id, note: "a <b>" }) },
    ),
  },
  async ({ id, note }: { id: string; note: string }) => `${id} ${note}`,
);
