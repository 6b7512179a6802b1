import { errorNames } from "../../asl/index.ts";
import type { Activation, Branch, Machine } from "./machine.ts";
import { begin, enter } from "./transition.ts";
import { retainScope } from "./variables.ts";

/** Goes on with a branch that failed or was aborted, from the state that it didn't leave. */
export async function resumeBranch(machine: Machine, branch: Branch, chain: number): Promise<void> {
  branch.status = "running";
  retainScope(branch.scope);
  branch.chain = chain;
  const { current, pending } = branch;
  if (current) {
    machine.ready.push({ branch, take: () => resumeState(machine, current) });
  } else if (pending) {
    enter(machine, branch, pending.name, pending.input);
  } else {
    enter(machine, branch, branch.graph.StartAt, branch.input);
  }
}

async function resumeState(machine: Machine, activation: Activation): Promise<void> {
  const { failure, branches, branch } = activation;
  activation.retries = [];
  activation.retryCount = 0;
  activation.failure = undefined;
  const tooLarge = failure?.kind === "reported" && failure.error === errorNames.dataLimitExceeded;
  // A Parallel or Map whose own result was too large runs again as a whole.
  if (branches && !tooLarge) await branches.resume(branch.chain);
  else await begin(machine, activation);
}
