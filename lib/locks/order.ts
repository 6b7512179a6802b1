import type { AcquireRequest } from "./writes.ts";

/** A waiter's place in line, as a text that sorts: replacing runs first, then by priority, then by arrival. */
export function orderOf({
  whenBusy,
  priority,
  since,
}: Pick<AcquireRequest, "whenBusy" | "priority" | "since">): string {
  const rank = String(HIGHEST_PRIORITY - priority).padStart(3, "0");
  return `${whenBusy === "replace" ? 0 : 1} ${rank} ${since}`;
}

export function priorityOf(order: string): number {
  const [, rank = ""] = order.split(" ");
  return HIGHEST_PRIORITY - Number(rank);
}

const HIGHEST_PRIORITY = 100;
