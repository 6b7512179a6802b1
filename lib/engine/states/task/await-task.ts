import { errorNames, type JsonValue, type TaskState } from "../../../asl/index.ts";
import type { ErrorAndCause } from "../../core/data-flow.ts";
import type { Activation, Machine, TaskPort } from "../../core/machine.ts";
import { exceedsPayload, tooLarge } from "../../core/payload.ts";
import { cancelTimer, setTimer } from "../../core/timers.ts";
import { fail, succeed } from "../../core/transition.ts";
import type { TaskCall, TaskEvents } from "./task-events.ts";

/** A task that was handed out and not answered yet. */
interface Pending {
  readonly machine: Machine;
  readonly activation: Activation<TaskState>;
  readonly taskId: string;
  readonly events: TaskEvents;
  readonly call: TaskCall;
  submitted: boolean;
  /** A token's answer that came before its call was answered. */
  early: (() => Promise<void>) | undefined;
  timeoutTimer: string | undefined;
  heartbeatTimer: string | undefined;
}

/** Makes the state wait for the task's inputs and times. */
export function awaitTask(
  machine: Machine,
  activation: Activation<TaskState>,
  task: Pick<Pending, "taskId" | "events" | "call">,
): void {
  const pending: Pending = {
    machine,
    activation,
    ...task,
    submitted: !task.events.isSubmitted,
    early: undefined,
    timeoutTimer: undefined,
    heartbeatTimer: undefined,
  };
  activation.release = (reason) => {
    close(pending);
    machine.effects.push({ kind: "cancelTask", taskId: task.taskId, reason });
  };
  machine.tasks.set(task.taskId, portOf(pending));
  if (task.events.startsAtOnce) startClocks(pending);
}

function portOf(pending: Pending): TaskPort {
  const { machine, events, activation } = pending;
  return {
    started(workerName) {
      events.started(machine, activation.branch, workerName);
      startClocks(pending);
    },
    async submitted(output) {
      if (pending.submitted) return;
      pending.submitted = true;
      events.submitted(machine, activation.branch, output);
      startHeartbeat(pending);
      await pending.early?.();
    },
    succeeded: (output) => whenSubmitted(pending, () => succeeded(pending, output)),
    async failed(failure, byToken) {
      if (byToken) await whenSubmitted(pending, () => failed(pending, failure));
      else await failed(pending, failure);
    },
    heartbeat() {
      if (pending.heartbeatTimer !== undefined) startHeartbeat(pending);
    },
  };
}

function startClocks(pending: Pending): void {
  const { machine, call } = pending;
  if (call.timeoutSeconds !== undefined) {
    const at = machine.now + call.timeoutSeconds * 1000;
    pending.timeoutTimer = setTimer(machine, at, () => timedOut(pending));
  }
  // The heartbeat of a callback counts from the answer to its call.
  if (pending.submitted) startHeartbeat(pending);
}

function startHeartbeat(pending: Pending): void {
  const { machine, call } = pending;
  if (call.heartbeatSeconds === undefined) return;
  cancelTimer(machine, pending.heartbeatTimer);
  const at = machine.now + call.heartbeatSeconds * 1000;
  pending.heartbeatTimer = setTimer(machine, at, () =>
    timedOut(pending, errorNames.heartbeatTimeout),
  );
}

/** An answer by token may be there before the call that carries the token has returned. */
async function whenSubmitted(pending: Pending, answer: () => Promise<void>): Promise<void> {
  if (pending.submitted) await answer();
  else pending.early ??= answer;
}

async function succeeded(pending: Pending, output: string): Promise<void> {
  const { machine, activation, events } = pending;
  if (exceedsPayload(output)) {
    await failed(pending, tooLarge(events.label));
    return;
  }
  close(pending);
  const result: JsonValue = JSON.parse(output);
  if (typeof result === "object" && result !== null) machine.texts.set(result, output);
  events.succeeded(machine, activation.branch, output);
  await succeed(machine, activation, result);
}

async function failed(pending: Pending, { error, cause }: ErrorAndCause): Promise<void> {
  const { machine, activation, events } = pending;
  close(pending);
  const failure = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  if (pending.submitted) events.failed(machine, activation.branch, failure);
  else events.submitFailed(machine, activation.branch, failure);
  await fail(machine, activation, { kind: "reported", ...failure });
}

/** AWS reports a missed heartbeat as States.Timeout too. */
async function timedOut(pending: Pending, alias?: string): Promise<void> {
  const { machine, activation, events, taskId } = pending;
  close(pending);
  machine.effects.push({ kind: "cancelTask", taskId, reason: "timedOut" });
  const failure = { error: errorNames.timeout };
  events.timedOut(machine, activation.branch, failure);
  await fail(machine, activation, { kind: "reported", ...failure, ...(alias && { alias }) });
}

function close({ machine, activation, taskId, timeoutTimer, heartbeatTimer }: Pending): void {
  cancelTimer(machine, timeoutTimer);
  cancelTimer(machine, heartbeatTimer);
  machine.tasks.delete(taskId);
  activation.release = undefined;
}
