import type { TimelinePart, TimelineStep } from "../../timeline/index.ts";
import { notableParts } from "./notable-parts.ts";

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
  | { readonly kind: "more"; readonly depth: number; readonly text: string }
  /** A command to type. */
  | { readonly kind: "hint"; readonly depth: number; readonly text: string };

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
  const parts = full ? step.parts : notableParts(step.parts);
  const left = step.parts.length - parts.length;
  const more = {
    kind: "more",
    depth: depth + 1,
    text: `… ${left} more (--full shows all)`,
  } as const;
  return [
    { kind: "step", depth, step },
    ...childRun(step, depth),
    ...parts.flatMap((part) => rowsOfPart(part, full, depth + 1)),
    ...(left > 0 ? [more] : []),
  ];
}

/** Another flow has a run of its own. */
function childRun({ attempts }: TimelineStep, depth: number): readonly TimelineRow[] {
  const executionArn = attempts.at(-1)?.executionArn;
  return executionArn === undefined
    ? []
    : [{ kind: "hint", depth: depth + 2, text: `nagare show ${executionArn}` }];
}

function rowsOfPart(part: TimelinePart, full: boolean, depth: number): readonly TimelineRow[] {
  const { kind, index, steps } = part;
  const hint = hintOf(part, full, depth);
  const [first, ...others] = rowsOf(steps, full, depth);
  if (first === undefined) return [];
  if (others.every((row) => row.depth > depth) && first.kind === "step") {
    return [{ ...first, ...(kind !== "branch" && { item: index }) }, ...others, ...hint];
  }
  // Branches and items count from 0 in the history; people count branches from 1.
  const text = kind === "branch" ? `branch ${index + 1}` : `item ${index}`;
  return [{ kind: "part", depth, text }, ...rowsOf(steps, full, depth + 1), ...hint];
}

/** A child is a run of its own, which can be looked at alone. */
function hintOf(
  { executionArn, status }: TimelinePart,
  full: boolean,
  depth: number,
): readonly TimelineRow[] {
  if (executionArn === undefined || (status !== "failed" && !full)) return [];
  return [{ kind: "hint", depth: depth + 2, text: `nagare show ${executionArn}` }];
}
