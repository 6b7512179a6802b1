import type { MapState } from "../../asl/index.ts";

/** How many items a Map has, where the definition says it: a list, or a range between two numbers. */
export function itemCount({ Items: items }: MapState): number | undefined {
  if (Array.isArray(items)) return items.length;
  const range = typeof items === "string" ? RANGE.exec(items) : null;
  if (range === null) return undefined;
  const [, from, to] = range;
  return Math.max(0, Number(to) - Number(from) + 1);
}

/** Also behind a check of the params. */
const RANGE = /\[(-?\d+)\.\.(-?\d+)\] %\}$/;
