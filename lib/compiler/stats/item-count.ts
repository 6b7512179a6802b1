import type { MapState } from "../../asl/index.ts";

/** How many iterations a Map has, where the definition says it: of a list, or a range between two numbers; in batches or one by one. */
export function itemCount(state: MapState): number | undefined {
  const count = countOf(state);
  const size = state.ItemBatcher?.MaxItemsPerBatch ?? 1;
  if (count === undefined || typeof size !== "number") return undefined;
  return Math.ceil(count / size);
}

function countOf({ Items: items }: MapState): number | undefined {
  if (Array.isArray(items)) return items.length;
  const range = typeof items === "string" ? RANGE.exec(items) : null;
  if (range === null) return undefined;
  const [, from, to] = range;
  return Math.max(0, Number(to) - Number(from) + 1);
}

/** Also behind a check of the params. */
const RANGE = /\[(-?\d+)\.\.(-?\d+)\] %\}$/;
