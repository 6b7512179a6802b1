import { allSteps, type Timeline } from "../../timeline/index.ts";
import type { FailedStates } from "../run/follow.ts";

/** Where a run failed: the last step that did, and the last of these that had something to say. */
export function failedStates({ steps }: Timeline): FailedStates {
  const failed = allSteps(steps).filter(
    ({ status, parts }) => status === "failed" && !parts.length,
  );
  const state = failed.at(-1)?.state;
  const task = failed.findLast(({ kind }) => kind === "Task")?.state;
  return { ...(state !== undefined && { state }), ...(task !== undefined && { task }) };
}
