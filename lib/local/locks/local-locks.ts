import { locksTable } from "../../locks/index.ts";
import type { Clock } from "../clock/index.ts";
import type { ExecutionRecord, ExecutionState, HistoryStore } from "../history/index.ts";
import type { LockFunction } from "./lock-function.ts";

export interface LocalLocksPorts {
  readonly clock: Clock;
  /** Whether the clock runs ahead of the machine's. */
  readonly skipsTime: boolean;
  readonly store: HistoryStore;
  /** Of this service. */
  readonly endpoint: () => string;
}

/**
 * What a deployment with locks has beside its flows: the function, its table in the embedded DynamoDB, the events of runs that end, the sweep.
 *
 * 1. A project without locks pays nothing: all of it is loaded and made at first use.
 * 2. An event that is lost with the process is made good by the sweep at the next start.
 */
export class LocalLocks {
  readonly #ports: LocalLocksPorts;
  readonly #busy = new Set<Promise<void>>();
  #function: Promise<LockFunction> | undefined;
  #disarm = (): void => {};
  #isClosed = false;

  constructor(ports: LocalLocksPorts) {
    this.#ports = ports;
  }

  /** Has the table there, and the sweep go on. */
  async ready(): Promise<void> {
    await this.#loaded();
  }

  /** Calls the function. @throws whatever it throws */
  async call(event: unknown): Promise<void> {
    const called = this.#called(event);
    const over = called.catch(() => {});
    this.#busy.add(over);
    void over.then(() => this.#busy.delete(over));
    await called;
  }

  /** A run has come to another status, and that is kept: what an event of EventBridge tells of a Standard one. */
  hear({ definition, start, mapRun }: ExecutionRecord, state: ExecutionState): void {
    if (!definition.includes(locksTable) || start.type === "EXPRESS" || mapRun !== undefined)
      return;
    const { status, redriveCount } = state;
    if (status === "RUNNING" && redriveCount === 0) return;
    if (this.#isClosed) return;
    // The sweep makes good what fails here.
    this.call({ detail: { executionArn: start.executionArn, status, redriveCount } }).catch(
      () => {},
    );
  }

  /** Makes good what the process before this one has not heard, if there were locks. */
  resume(): void {
    if (this.#ports.store.documents.get("locks", locksTable) !== undefined) this.#sweep();
  }

  /** Ends what has begun, and does nothing more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#busy);
    this.#disarm();
    (await this.#function?.catch(() => undefined))?.close();
  }

  async #called(event: unknown): Promise<void> {
    const release = this.#ports.clock.hold();
    try {
      await (await this.#loaded()).call(event);
    } finally {
      release();
    }
  }

  #loaded(): Promise<LockFunction> {
    this.#function ??= this.#load();
    return this.#function;
  }

  async #load(): Promise<LockFunction> {
    const { clock, endpoint, store, skipsTime } = this.#ports;
    try {
      const { lockFunction } = await import("./lock-function.ts");
      const made = await lockFunction({ endpoint: endpoint(), now: () => clock.now() });
      // Instants that were reserved in a time that was skipped may be days ahead of this one.
      if (hasSkipped(store)) await made.forgetRates();
      store.documents.put("locks", locksTable, { skipsTime });
      this.#arm();
      return made;
    } catch (error) {
      this.#function = undefined;
      throw error;
    }
  }

  #sweep(): void {
    // What fails is tried by the next one.
    this.call({ action: "sweep" }).catch(() => {});
    this.#arm();
  }

  #arm(): void {
    const { clock } = this.#ports;
    this.#disarm();
    if (this.#isClosed) return;
    this.#disarm = clock.at(clock.now() + SWEEP_MILLISECONDS, () => this.#sweep(), {
      isIdle: true,
    });
  }
}

function hasSkipped({ documents }: HistoryStore): boolean {
  const before = documents.get("locks", locksTable);
  return before !== undefined && "skipsTime" in before && before.skipsTime === true;
}

/** As on AWS. */
const SWEEP_MILLISECONDS = 300_000;
