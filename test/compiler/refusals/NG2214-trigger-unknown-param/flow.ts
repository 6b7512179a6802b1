import { type BusEvent, event, flow } from "nagare";

export const audit = flow(
  "audit",
  {
    on: event(
      { source: "shop" },
      { params: ({ id, time }: BusEvent) => ({ eventId: id, placed: time }) },
    ),
  },
  async ({ eventId }: { eventId: string }) => eventId,
);
