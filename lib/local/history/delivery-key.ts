import type { Delivery } from "./history-store.ts";

/** Under which a start is kept: two flows may have schedules of one time, whose runs have one name. */
export function deliveryKey({ target, id }: Delivery): string {
  return `${target} ${id}`;
}
