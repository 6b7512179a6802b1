import type { TimelinePart, TimelineStep } from "../../timeline/index.ts";

/** A line of a timeline. */
export type TimelineRow =
  | {
      readonly kind: "step";
      readonly depth: number;
      readonly step: TimelineStep;
      /** The item that it is the only step of. */
      readonly item?: number;
    }
  /** The head of a branch or an item of several steps. */
  | { readonly kind: "part"; readonly depth: number; readonly text: string }
  | { readonly kind: "more"; readonly depth: number; readonly text: string };

/** A Map of more items than this shows what did not succeed, and a few that did. */
const MOST_PARTS = 10;
const FEW_PARTS = 3;

/** The lines of a timeline in order; in full, all of them. */
export function rowsOf(
  steps: readonly TimelineStep[],
  full: boolean,
  depth = 0,
): readonly TimelineRow[] {
  return steps.filter(isTold(full)).flatMap((step) => rowsOfStep(step, full, depth));
}

/** What only computes or decides takes no time: it is told in full alone, unless it went wrong. */
function isTold(full: boolean): (step: TimelineStep) => boolean {
  const silent = new Set(["Pass", "Choice", "Succeed"]);
  return ({ kind, status }) => full || !silent.has(kind) || status === "failed";
}

function rowsOfStep(step: TimelineStep, full: boolean, depth: number): readonly TimelineRow[] {
  const parts = full ? step.parts : notable(step.parts);
  const left = step.parts.length - parts.length;
  const more = {
    kind: "more",
    depth: depth + 1,
    text: `… ${left} more (--full shows all)`,
  } as const;
  return [
    { kind: "step", depth, step },
    ...parts.flatMap((part) => rowsOfPart(part, full, depth + 1)),
    ...(left > 0 ? [more] : []),
  ];
}

function notable(parts: readonly TimelinePart[]): readonly TimelinePart[] {
  if (parts.length <= MOST_PARTS) return parts;
  const bad = parts.filter(({ status }) => status !== "succeeded").slice(0, MOST_PARTS);
  const good = parts.filter(({ status }) => status === "succeeded").slice(0, FEW_PARTS);
  return [...bad, ...good].sort((a, b) => a.index - b.index);
}

function rowsOfPart(part: TimelinePart, full: boolean, depth: number): readonly TimelineRow[] {
  const { kind, index, steps } = part;
  const [first, ...others] = rowsOf(steps, full, depth);
  if (first === undefined) return [];
  if (others.every((row) => row.depth > depth) && first.kind === "step") {
    return [{ ...first, ...(kind === "item" && { item: index }) }, ...others];
  }
  // Branches and items count from 0 in the history; people count branches from 1.
  const text = kind === "item" ? `item ${index}` : `branch ${index + 1}`;
  return [{ kind: "part", depth, text }, ...rowsOf(steps, full, depth + 1)];
}
