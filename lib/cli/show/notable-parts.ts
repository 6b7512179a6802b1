import type { TimelinePart } from "../../timeline/index.ts";

/** A Map of more items than this shows what did not succeed, and a few that did. */
const MOST_PARTS = 10;
const FEW_PARTS = 3;

/** The branches, items and children that are worth a look, in order. */
export function notableParts(parts: readonly TimelinePart[]): readonly TimelinePart[] {
  if (parts.length <= MOST_PARTS) return parts;
  const bad = parts.filter(({ status }) => status !== "succeeded").slice(0, MOST_PARTS);
  const good = parts.filter(({ status }) => status === "succeeded").slice(0, FEW_PARTS);
  return [...bad, ...good].sort((a, b) => a.index - b.index);
}
