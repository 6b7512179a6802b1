import { errorNames, limits } from "../asl/index.ts";
import { finishWithError } from "./core/finish.ts";
import { recordAside } from "./core/history.ts";
import type { Machine } from "./core/machine.ts";
import { resumeBranch } from "./core/resume.ts";
import { setTimer } from "./core/timers.ts";
import { enter } from "./core/transition.ts";
import type { RunInput } from "./run-input.ts";

type InputOf<K extends RunInput["kind"]> = Extract<RunInput, { kind: K }>;

/** What each kind of input does to a run. */
export const inputHandlers: {
  readonly [K in RunInput["kind"]]: (machine: Machine, input: InputOf<K>) => Promise<void> | void;
} = {
  start,
  taskStarted: (machine, { taskId, workerName }) => machine.tasks.get(taskId)?.started(workerName),
  taskSubmitted: (machine, { taskId, output }) => machine.tasks.get(taskId)?.submitted(output),
  taskSucceeded: (machine, { taskId, output }) => machine.tasks.get(taskId)?.succeeded(output),
  taskFailed: (machine, { taskId, byToken = false, ...failure }) =>
    machine.tasks.get(taskId)?.failed(failure, byToken),
  taskHeartbeat: (machine, { taskId }) => machine.tasks.get(taskId)?.heartbeat(),
  itemsRead: (machine, { mapRunArn, items }) => machine.mapRuns.get(mapRunArn)?.itemsRead(items),
  mapRunSucceeded: (machine, { mapRunArn, output }) =>
    machine.mapRuns.get(mapRunArn)?.succeeded(output),
  mapRunFailed: (machine, { mapRunArn, error, cause }) =>
    machine.mapRuns.get(mapRunArn)?.failed({ error, cause }),
  timer: fireTimer,
  stop,
  redrive,
};

function start(machine: Machine): void {
  if (machine.lastEventId > 0) return;
  const { root, start } = machine;
  recordAside(machine, 0, "ExecutionStarted", {
    executionStartedEventDetails: {
      input: start.input,
      inputDetails: { truncated: false },
      roleArn: start.roleArn,
      ...(start.stateMachineAliasArn && { stateMachineAliasArn: start.stateMachineAliasArn }),
      ...(start.stateMachineVersionArn && { stateMachineVersionArn: start.stateMachineVersionArn }),
    },
  });
  startTimeout(machine);
  enter(machine, root, root.graph.StartAt, root.input);
}

/** The whole execution's time; it starts anew with a redrive. */
function startTimeout(machine: Machine): void {
  const { definition, type } = machine.start;
  const longest = type === "EXPRESS" ? limits.expressSeconds : Number.POSITIVE_INFINITY;
  const seconds = Math.min(definition.TimeoutSeconds ?? Number.POSITIVE_INFINITY, longest);
  if (seconds === Number.POSITIVE_INFINITY) return;
  setTimer(machine, machine.now + seconds * 1000, async () => {
    finishWithError(machine, "TIMED_OUT", 0, { error: errorNames.timeout });
  });
}

async function fireTimer(machine: Machine, { timerId }: InputOf<"timer">): Promise<void> {
  const action = machine.timers.get(timerId);
  machine.timers.delete(timerId);
  await action?.();
}

function stop(machine: Machine, { error, cause }: InputOf<"stop">): void {
  if (machine.end || machine.lastEventId === 0) return;
  finishWithError(machine, "ABORTED", 0, {
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  });
}

async function redrive(machine: Machine, { at }: InputOf<"redrive">): Promise<void> {
  if (!machine.end || machine.end.status === "SUCCEEDED") return;
  // A redrive adds at least two events: itself, and another end.
  if (machine.lastEventId > machine.maxEvents - 2) return;
  machine.end = undefined;
  machine.redriveCount += 1;
  machine.redriveTime = at;
  const { root, redriveCount, lastEventId } = machine;
  const redriven = recordAside(machine, lastEventId, "ExecutionRedriven", {
    executionRedrivenEventDetails: { redriveCount },
  });
  startTimeout(machine);
  await resumeBranch(machine, root, redriven);
}
