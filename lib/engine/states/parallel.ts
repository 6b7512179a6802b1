import type { JsonValue, ParallelState } from "../../asl/index.ts";
import { abortBranch } from "../core/abort.ts";
import { createBranch } from "../core/branch.ts";
import { record, recordAside } from "../core/history.ts";
import type { Activation, Branch, BranchOwner, Machine } from "../core/machine.ts";
import { boundedInput } from "../core/payload.ts";
import { resumeBranch } from "../core/resume.ts";
import { enter, fail, succeed } from "../core/transition.ts";

export async function beginParallel(
  machine: Machine,
  activation: Activation<ParallelState>,
): Promise<void> {
  const flow = machine.languages[activation.language];
  const args = await flow.argumentsOf(machine, activation);
  const input = boundedInput(machine, args, activation.name);
  record(machine, activation.branch, "ParallelStateStarted");
  const branches: Branch[] = [];
  const owner = ownerOf(machine, activation, branches);
  activation.branches = {
    abort: () => abortRunning(machine, branches),
    async resume(chain) {
      const unsuccessful = branches.filter(({ status }) => status !== "succeeded");
      for (const branch of unsuccessful) await resumeBranch(machine, branch, chain);
      if (unsuccessful.length === 0) await join(machine, activation, branches, chain);
    },
  };
  startBranches(machine, activation, owner, branches, input);
}

function startBranches(
  machine: Machine,
  { branch: { chain, scope }, state }: Activation<ParallelState>,
  owner: BranchOwner,
  branches: Branch[],
  input: JsonValue,
): void {
  for (const [index, graph] of state.Branches.entries()) {
    const branch = createBranch({ graph, input, chain, outerScope: scope, owner, index });
    branches.push(branch);
    enter(machine, branch, graph.StartAt, input);
  }
}

function ownerOf(
  machine: Machine,
  activation: Activation<ParallelState>,
  branches: readonly Branch[],
): BranchOwner {
  return {
    async branchSucceeded(last) {
      if (branches.every(({ status }) => status === "succeeded")) {
        await join(machine, activation, branches, last.chain);
      }
    },
    async branchFailed(branch, failure) {
      abortRunning(machine, branches);
      activation.branch.chain = branch.chain;
      await fail(machine, activation, failure);
    },
  };
}

/** The join names whichever branch ended last, and the state's Exited event names it too. */
async function join(
  machine: Machine,
  activation: Activation,
  branches: readonly Branch[],
  chain: number,
): Promise<void> {
  activation.branch.chain = chain;
  recordAside(machine, chain, "ParallelStateSucceeded");
  await succeed(
    machine,
    activation,
    branches.map(({ output = null }) => output),
  );
}

function abortRunning(machine: Machine, branches: readonly Branch[]): void {
  for (const branch of branches) if (branch.status === "running") abortBranch(machine, branch);
}
