import type { StateMachine } from "../../asl/index.ts";
import type { ExecutionRecord, ExecutionState } from "../history/index.ts";
import type { Happening, PendingTask } from "./ledger.ts";
import { LiveRun } from "./live-run.ts";
import type { RunPorts } from "./run-ports.ts";

type Change = (state: ExecutionState) => ExecutionState;

/** All runs that are going on, and how to reach each of them. */
export class Runs {
  readonly #ports: RunPorts;
  readonly #live = new Map<string, Promise<LiveRun>>();
  /** One parsed definition for all the executions of a revision. */
  readonly #definitions = new Map<string, StateMachine>();
  readonly #waiting = new Map<string, ((state: ExecutionState) => void)[]>();

  constructor(ports: Omit<RunPorts, "ended">) {
    this.#ports = { ...ports, ended: (executionArn, state) => this.#end(executionArn, state) };
  }

  /** How many executions have not ended. */
  get size(): number {
    return this.#live.size;
  }

  /** Keeps a new execution and starts it. Resolves when its first events are kept. */
  async start(record: ExecutionRecord): Promise<void> {
    const { executionArn } = record.start;
    this.#ports.store.addExecution(record);
    this.#live.set(executionArn, Promise.resolve(this.#liveRun(record)));
    await this.feed(executionArn, { kind: "start" });
  }

  /** Goes on with every execution that had not ended when the process before this one did. */
  async resume(): Promise<void> {
    const runs: LiveRun[] = [];
    // All are there again before the first goes on: some of them wait for others.
    for (const executionArn of this.#ports.store.running())
      runs.push(await this.#restored(executionArn));
    for (const run of runs) {
      // The process may have died between keeping an execution and starting it.
      if (run.isUnstarted) await run.happen({ kind: "start" });
      else run.resume();
    }
  }

  /**
   * Tells a run what happened to it.
   * @returns false if it was too late for the run to care.
   */
  async feed(executionArn: string, happening: Happening): Promise<boolean> {
    return (await (await this.#live.get(executionArn))?.happen(happening)) ?? false;
  }

  /** Wakes an execution that has ended, from the states that had not succeeded. */
  async redrive(executionArn: string, change: Change): Promise<boolean> {
    const run = await (this.#live.get(executionArn) ?? this.#restored(executionArn));
    return await run.happen({ kind: "redrive" }, change);
  }

  /** A task that a run waits for. */
  async task(executionArn: string, taskId: string): Promise<PendingTask | undefined> {
    return (await this.#live.get(executionArn))?.tasks.get(taskId);
  }

  /** Resolves when the execution has ended; at once if it has. */
  async ended(executionArn: string): Promise<ExecutionState | undefined> {
    if (!this.#live.has(executionArn)) return this.#ports.store.execution(executionArn)?.state;
    const { promise, resolve } = Promise.withResolvers<ExecutionState>();
    this.#waiting.set(executionArn, [...(this.#waiting.get(executionArn) ?? []), resolve]);
    return await promise;
  }

  /** Lets go of all runs, as if the process had died. */
  abandon(): void {
    for (const run of this.#live.values()) void run.then((one) => one.abandon());
    this.#live.clear();
  }

  #restored(executionArn: string): Promise<LiveRun> {
    const restore = async (): Promise<LiveRun> => {
      const record = this.#ports.store.execution(executionArn);
      if (record === undefined) throw new Error(`no execution ${executionArn}`);
      const run = this.#liveRun(record);
      await run.restore();
      return run;
    };
    const run = restore();
    this.#live.set(executionArn, run);
    // One that can't be read back is told to whoever asked for it, and is not live.
    run.catch(() => this.#live.delete(executionArn));
    return run;
  }

  #liveRun(record: ExecutionRecord): LiveRun {
    const known = this.#definitions.get(record.definition);
    // Checked when the state machine was made.
    const definition: StateMachine = known ?? JSON.parse(record.definition);
    this.#definitions.set(record.definition, definition);
    return new LiveRun(record, definition, this.#ports);
  }

  #end(executionArn: string, state: ExecutionState): void {
    this.#live.delete(executionArn);
    for (const tell of this.#waiting.get(executionArn) ?? []) tell(state);
    this.#waiting.delete(executionArn);
  }
}
