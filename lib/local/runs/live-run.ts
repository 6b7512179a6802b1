import {
  createRun,
  type Effect,
  type HistoryEvent,
  type PerformTask,
  type ReadItems,
  type Run,
  type RunStart,
  type StartMapRun,
} from "../../engine/index.ts";
import type { ExecutionRecord, ExecutionState } from "../history/index.ts";
import type { TaskWork } from "../tasks/index.ts";
import { type Happening, Ledger, type PendingTask } from "./ledger.ts";
import type { RunPorts } from "./run-ports.ts";
import { stateAfter } from "./state-after.ts";

/**
 * Drives one run of the engine: feeds it what happens, keeps inputs and events, then does what the run asks.
 *
 * 1. One input at a time, each with an instant no earlier than the last.
 * 2. What an input led to is kept before its effects are acted on; so after a crash the effects are the same again.
 * 3. A run that could not be kept takes no further input.
 */
export class LiveRun {
  readonly #record: ExecutionRecord;
  readonly #ports: RunPorts;
  readonly #run: Run;
  readonly #ledger = new Ledger();
  readonly #works = new Map<string, TaskWork>();
  /** How to call off each timer. */
  readonly #timers = new Map<string, () => void>();
  #state: ExecutionState;
  #lastInstant = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #failure: Error | undefined;

  constructor(record: ExecutionRecord, definition: RunStart["definition"], ports: RunPorts) {
    this.#record = record;
    this.#state = record.state;
    this.#ports = ports;
    this.#run = createRun({ ...record.start, definition });
  }

  /** It is kept, and nothing has happened to it. */
  get isUnstarted(): boolean {
    return this.#lastInstant === 0;
  }

  get state(): ExecutionState {
    return this.#state;
  }

  /** Tasks that the run waits for, by id. */
  get tasks(): ReadonlyMap<string, PendingTask> {
    return this.#ledger.tasks;
  }

  /**
   * Feeds the run. Resolves when what happened is kept and its consequences are under way: to false if it was too late for the run to care.
   * `change` alters the execution's state beside what the run says.
   *
   * @throws HistoryUnavailable
   */
  happen(
    happening: Happening,
    change: (state: ExecutionState) => ExecutionState = (state) => state,
  ): Promise<boolean> {
    const release = this.#ports.clock.hold();
    const turn = this.#queue.then(() => this.#take(happening, change));
    this.#queue = turn.catch((error: Error) => {
      this.#failure = error;
    });
    return turn.finally(release);
  }

  /** Brings the run to where it was by its kept inputs. Nothing is performed: see `resume`. */
  async restore(): Promise<void> {
    for (const input of this.#ports.store.inputs(this.#record.start.executionArn)) {
      const { effects } = await this.#run.advance(input);
      this.#ledger.note(input, effects);
      this.#lastInstant = input.at;
    }
  }

  /** Goes on after `restore`: timers keep their instants, tasks that were in flight are run again. */
  resume(): void {
    for (const [timerId, at] of this.#ledger.timers) this.#setTimer(timerId, at);
    for (const task of this.#ledger.tasks.values()) this.#perform(task);
    for (const effect of this.#ledger.mapRuns.values()) this.#act[effect.kind](effect as never);
  }

  /** Lets go of everything without a trace in the history. */
  abandon(): void {
    this.#failure = new Error("the service has stopped");
    this.#clearTimers();
  }

  async #take(
    happening: Happening,
    change: (state: ExecutionState) => ExecutionState,
  ): Promise<boolean> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#isOverFor(happening) || !this.#ledger.isWanted(happening)) return false;
    const { clock, store } = this.#ports;
    this.#lastInstant = Math.max(this.#lastInstant, clock.now());
    const input = { ...happening, at: this.#lastInstant };
    const { events, effects } = await this.#run.advance(input);
    this.#ledger.note(happening, effects);
    const state = change(stateAfter(this.#run, this.#state, input));
    const { executionArn } = this.#record.start;
    const changed = state === this.#state ? {} : { state };
    const statuses = statusesOf(happening, state);
    const deliveries = statuses.flatMap((status) => this.#ports.deliveriesOf(this.#record, status));
    const tokens = effects.flatMap(tokenOf);
    store.append({ executionArn, input, events, tokens, deliveries, ...changed });
    this.#state = state;
    // Before anybody is told of the end: who waits for all runs then sees these, too.
    this.#ports.deliver(deliveries);
    for (const status of statuses) this.#ports.statusChanged(this.#record, status);
    for (const effect of effects) this.#act[effect.kind](effect as never);
    if ("taskId" in happening) this.#forget(happening.taskId);
    if (state.status !== "RUNNING") this.#ports.ended(executionArn, state);
    else if (this.#isDeleted(events)) this.#tell({ kind: "stop" });
    return true;
  }

  #isOverFor(happening: Happening): boolean {
    return (this.#state.status === "RUNNING") === (happening.kind === "redrive");
  }

  /** AWS ends the executions of a state machine that was deleted as soon as they come to another state. */
  #isDeleted(events: readonly HistoryEvent[]): boolean {
    return (
      this.#ports.isDeleting(this.#record.start.stateMachineArn) &&
      events.some(({ type }) => type.endsWith("StateEntered"))
    );
  }

  readonly #act = {
    performTask: (effect: PerformTask) => this.#perform({ effect, progress: "scheduled" }),
    cancelTask: ({ taskId, reason }: Extract<Effect, { kind: "cancelTask" }>) => {
      this.#works.get(taskId)?.cancel(reason);
      this.#works.delete(taskId);
    },
    setTimer: ({ timerId, at }: Extract<Effect, { kind: "setTimer" }>) =>
      this.#setTimer(timerId, at),
    cancelTimer: ({ timerId }: Extract<Effect, { kind: "cancelTimer" }>) => {
      this.#timers.get(timerId)?.();
      this.#timers.delete(timerId);
    },
    readItems: (effect: ReadItems) => void this.#ports.mapRuns.read(this.#record, effect),
    startMapRun: (effect: StartMapRun) => void this.#ports.mapRuns.start(this.#record, effect),
    abortMapRun: ({ mapRunArn }: Extract<Effect, { kind: "abortMapRun" }>) =>
      this.#ports.mapRuns.abort(mapRunArn),
    end: () => this.#clearTimers(),
  } as const satisfies Record<Effect["kind"], (effect: never) => void>;

  #setTimer(timerId: string, at: number): void {
    this.#timers.get(timerId)?.();
    const due = () => this.#tell({ kind: "timer", timerId });
    this.#timers.set(timerId, this.#ports.clock.at(at, due));
  }

  #clearTimers(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #perform(task: PendingTask): void {
    const { effect, progress } = task;
    const { taskId } = effect;
    const { executionArn, stateMachineArn } = this.#record.start;
    const release = this.#ports.clock.hold();
    const work = this.#ports.perform(
      { executionArn, stateMachineArn, ...task },
      {
        // A task that is run again after a restart was submitted once already: history says so.
        submitted: (output) =>
          progress === "submitted" || this.#tell({ kind: "taskSubmitted", taskId, output }),
        succeeded: (output) => this.#tell({ kind: "taskSucceeded", taskId, output }),
        failed: (error, cause) => this.#tell({ kind: "taskFailed", taskId, error, cause }),
        line: (...line) => this.#ports.line(executionArn, effect, ...line),
      },
    );
    this.#works.set(taskId, work);
    void work.finished.then(() => {
      this.#forget(taskId);
      release();
    });
  }

  /** What runs elsewhere, such as an execution that a task started, can be cancelled as long as the task has no result. */
  #forget(taskId: string): void {
    if (!this.#ledger.tasks.has(taskId)) this.#works.delete(taskId);
  }

  /** For senders who don't wait: a failure is kept and answers the next request. */
  #tell(happening: Happening): void {
    this.happen(happening).catch(() => {});
  }
}

/** The statuses that an execution came to by what happened: a short one begins and ends at once. */
function statusesOf({ kind }: Happening, state: ExecutionState): readonly ExecutionState[] {
  const { redriveCount, redriveTime } = state;
  const redriven = redriveTime === undefined ? {} : { redriveTime };
  const begun = { status: "RUNNING", redriveCount, ...redriven } as const;
  return [
    ...(kind === "start" || kind === "redrive" ? [begun] : []),
    ...(state.status === "RUNNING" ? [] : [state]),
  ];
}

function tokenOf(effect: Effect): { taskToken: string; taskId: string }[] {
  if (effect.kind !== "performTask" || effect.taskToken === undefined) return [];
  return [{ taskToken: effect.taskToken, taskId: effect.taskId }];
}
