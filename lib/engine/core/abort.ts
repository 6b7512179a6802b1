import { recordAside } from "./history.ts";
import type { Activation, Branch, Machine } from "./machine.ts";
import { releaseScope } from "./variables.ts";

const abortable = ["Task", "Wait", "Parallel", "Map"] as const;

/** Stops a branch because a sibling failed, with an event for each state that it was in. */
export function abortBranch(machine: Machine, branch: Branch): void {
  branch.status = "aborted";
  releaseScope(branch.scope);
  const { current } = branch;
  if (!current) return;
  current.release?.("aborted");
  current.release = undefined;
  current.branches?.abort();
  recordStateAborted(machine, current);
}

/** The event for a state that was entered and will not be left. */
export function recordStateAborted(machine: Machine, { branch, state }: Activation): void {
  const type = abortable.find((candidate) => candidate === state.Type);
  if (type !== undefined) recordAside(machine, branch.chain, `${type}StateAborted`);
}
