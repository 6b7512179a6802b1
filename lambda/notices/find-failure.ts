import {
  allSteps,
  failedStates,
  type RunEvent,
  type TimelineStep,
  timelineOf,
} from "../../lib/timeline/index.ts";

/** Where a run failed: one place in it, then one in each run that it waited for. */
export interface FoundFailure {
  /** From the outside in. */
  readonly places: readonly FailurePlace[];
  /** The state that the run itself ended at. */
  readonly end?: string;
}

export interface FailurePlace {
  /** The run, or the child run of a distributed Map. */
  readonly executionArn: string;
  readonly step: TimelineStep;
  /** Of an inline Map, which item it was, counted from 0. */
  readonly item?: number;
}

/** What is asked of Step Functions. */
export interface RunPorts {
  /** In order; what states were given and gave is left out, it may be large. */
  history(executionArn: string): Promise<readonly RunEvent[]>;
  /** A child run of a distributed Map that failed. */
  failedChild(mapRunArn: string): Promise<string | undefined>;
}

/** Flows that call flows that call flows. */
const DEEPEST = 5;

export async function findFailure(
  ports: RunPorts,
  executionArn: string,
  history: readonly RunEvent[],
  depth = 1,
): Promise<FoundFailure> {
  const timeline = timelineOf(history);
  const steps = await Promise.all(timeline.steps.map((step) => withChild(ports, step)));
  const { state, end, task, child, executionArn: inside } = failedStates({ ...timeline, steps });
  const all = allSteps(steps);
  const step =
    all.findLast((one) => child !== undefined && calledRun(one) === child) ??
    all.findLast((one) => one.state === (task ?? state) && isBad(one)) ??
    // Nothing failed: this is what went on when the run was stopped.
    all.findLast(({ status }) => status === "stopped");
  if (step === undefined) return { places: [] };
  const run = inside !== undefined && inside !== child ? inside : executionArn;
  const item = itemAround(steps, step);
  const place = { executionArn: run, step, ...(item !== undefined && { item }) };
  const called = calledRun(step);
  const deeper =
    called === undefined || depth === DEEPEST
      ? []
      : (await findFailure(ports, called, await ports.history(called), depth + 1)).places;
  return { places: [place, ...deeper], ...(end !== undefined && { end }) };
}

/** With the steps of one child run that failed, where the step is a distributed Map that did. */
async function withChild(ports: RunPorts, step: TimelineStep): Promise<TimelineStep> {
  const { mapRunArn, status } = step;
  if (mapRunArn === undefined || (status !== "failed" && status !== "caught")) return step;
  const executionArn = await ports.failedChild(mapRunArn);
  if (executionArn === undefined) return step;
  const { steps } = timelineOf(await ports.history(executionArn));
  return { ...step, parts: [{ kind: "child", index: 0, status: "failed", executionArn, steps }] };
}

function isBad({ status }: TimelineStep): boolean {
  return status === "failed" || status === "caught";
}

/** The run of another flow that its last try waited for. */
function calledRun({ attempts }: TimelineStep): string | undefined {
  return attempts.at(-1)?.executionArn;
}

function itemAround(steps: readonly TimelineStep[], step: TimelineStep): number | undefined {
  for (const part of steps.flatMap(({ parts }) => parts)) {
    if (!allSteps(part.steps).includes(step)) continue;
    return itemAround(part.steps, step) ?? (part.kind === "item" ? part.index : undefined);
  }
  return undefined;
}
