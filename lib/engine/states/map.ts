import { limits, type MapState } from "../../asl/index.ts";
import { abortBranch } from "../core/abort.ts";
import { createBranch } from "../core/branch.ts";
import type { MapPlan } from "../core/data-flow.ts";
import type { Failure } from "../core/failure.ts";
import { record, recordAside } from "../core/history.ts";
import type { Activation, Branch, Graph, Machine } from "../core/machine.ts";
import { boundedInput } from "../core/payload.ts";
import { resumeBranch } from "../core/resume.ts";
import { runtimeFailure } from "../core/runtime-failure.ts";
import { enter, fail, guarded, succeed } from "../core/transition.ts";
import { beginDistributedMap, isDistributed } from "./distributed-map/index.ts";

export async function beginMap(machine: Machine, activation: Activation<MapState>): Promise<void> {
  if (isDistributed(activation.state)) await beginDistributedMap(machine, activation);
  else await beginInlineMap(machine, activation);
}

async function beginInlineMap(machine: Machine, activation: Activation<MapState>): Promise<void> {
  // AWS takes such a definition, and fails when it comes to the state.
  if (distributedFields.some((field) => activation.state[field] !== undefined))
    throw runtimeFailure(
      "The ItemReader, ItemBatcher and ResultWriter fields are not supported for INLINE maps",
    );
  const flow = machine.languages[activation.language];
  const plan = await flow.mapPlan(machine, activation);
  record(machine, activation.branch, "MapStateStarted", {
    mapStateStartedEventDetails: { length: plan.items.length },
  });
  const iterations = createIterations(machine, activation, plan);
  activation.branches = {
    abort: () => abortRunning(iterations),
    resume: (chain) => resume(iterations, chain),
  };
  await goOn(iterations, activation.branch.chain);
}

const distributedFields = ["ItemReader", "ItemBatcher", "ResultWriter"] as const;

/** The iterations of one try of a Map. */
interface Iterations {
  readonly machine: Machine;
  readonly activation: Activation<MapState>;
  readonly plan: MapPlan;
  readonly graph: Graph;
  readonly slots: number;
  readonly started: (Branch | undefined)[];
  /** Those to start or resume, the next one last. */
  waiting: number[];
  readonly running: Set<Branch>;
}

function createIterations(
  machine: Machine,
  activation: Activation<MapState>,
  plan: MapPlan,
): Iterations {
  const { ItemProcessor, Iterator: legacy } = activation.state;
  return {
    machine,
    activation,
    plan,
    graph: ItemProcessor ?? legacy ?? { StartAt: "", States: {} },
    slots: Math.min(
      plan.maxConcurrency || limits.inlineMapConcurrency,
      limits.inlineMapConcurrency,
    ),
    started: new Array<Branch | undefined>(plan.items.length).fill(undefined),
    waiting: [...plan.items.keys()].reverse(),
    running: new Set(),
  };
}

/** Fills the free slots, or ends the Map. An iteration that takes over a slot follows the one that left it. */
async function goOn(iterations: Iterations, chain: number): Promise<void> {
  const { machine, activation, running } = iterations;
  await guarded(machine, activation, async () => {
    await fillSlots(iterations, chain);
    if (running.size === 0) await join(iterations, chain);
  });
}

async function fillSlots(iterations: Iterations, chain: number): Promise<void> {
  const { running, slots } = iterations;
  try {
    while (iterations.waiting.length > 0 && running.size < slots) {
      running.add(await startOrResume(iterations, iterations.waiting.pop() ?? 0, chain));
    }
  } catch (thrown) {
    abortRunning(iterations);
    throw thrown;
  }
}

async function startOrResume(
  iterations: Iterations,
  index: number,
  chain: number,
): Promise<Branch> {
  const known = iterations.started[index];
  if (known) await resumeBranch(iterations.machine, known, chain);
  return known ?? (await start(iterations, index, chain));
}

async function start(iterations: Iterations, index: number, chain: number): Promise<Branch> {
  const { machine, activation, plan, graph } = iterations;
  const flow = machine.languages[activation.language];
  const mapItem = { index, value: plan.items[index] ?? null };
  const input = await flow.itemInput(machine, activation, mapItem);
  const branch = createBranch({
    graph,
    input: boundedInput(machine, input, activation.name),
    chain,
    outerScope: activation.branch.scope,
    owner: {
      branchSucceeded: (ended) => iterationSucceeded(iterations, ended),
      branchFailed: (ended, failure) => iterationFailed(iterations, ended, failure),
    },
    index,
    mapItem,
  });
  iterations.started[index] = branch;
  const details = { name: activation.name, index };
  record(machine, branch, "MapIterationStarted", { mapIterationStartedEventDetails: details });
  enter(machine, branch, graph.StartAt, branch.input);
  return branch;
}

async function iterationSucceeded(iterations: Iterations, branch: Branch): Promise<void> {
  const { machine, activation, running } = iterations;
  const details = { name: activation.name, index: branch.index };
  recordAside(machine, branch.chain, "MapIterationSucceeded", {
    mapIterationSucceededEventDetails: details,
  });
  running.delete(branch);
  await goOn(iterations, branch.chain);
}

async function iterationFailed(
  iterations: Iterations,
  branch: Branch,
  failure: Failure,
): Promise<void> {
  const { machine, activation, running } = iterations;
  const details = { name: activation.name, index: branch.index };
  recordAside(machine, branch.chain, "MapIterationFailed", {
    mapIterationFailedEventDetails: details,
  });
  running.delete(branch);
  abortRunning(iterations);
  activation.branch.chain = branch.chain;
  await fail(machine, activation, failure);
}

function abortRunning({ machine, activation: { name }, running }: Iterations): void {
  for (const branch of running) {
    abortBranch(machine, branch);
    recordAside(machine, branch.chain, "MapIterationAborted", {
      mapIterationAbortedEventDetails: { name, index: branch.index },
    });
  }
  running.clear();
}

async function resume(iterations: Iterations, chain: number): Promise<void> {
  const { started, running } = iterations;
  iterations.waiting = [...started.keys()]
    .filter((index) => started[index]?.status !== "succeeded")
    .reverse();
  running.clear();
  await goOn(iterations, chain);
}

async function join({ machine, activation, started }: Iterations, chain: number): Promise<void> {
  activation.branch.chain = chain;
  recordAside(machine, chain, "MapStateSucceeded");
  await succeed(
    machine,
    activation,
    started.map((branch) => branch?.output ?? null),
  );
}
