import {
  type EndStatus,
  type MapRunLimits,
  type MapRunPlan,
  MapRunProgress,
  thresholdExceeded,
  transformed,
} from "../../engine/index.ts";
import type { ExecutionRecord } from "../history/index.ts";
import { Children } from "./children.ts";
import type { MapRunPorts } from "./map-run-ports.ts";
import type { MapRunCounts } from "./map-run-record.ts";
import { destinationOf, tryWriting, writeResults } from "./results/write-results.ts";

/** How a Map Run ended. */
export type MapRunEnd =
  | { readonly kind: "succeeded"; readonly output: string }
  | { readonly kind: "failed"; readonly error: string; readonly cause: string }
  | { readonly kind: "aborted" };

/**
 * Drives one Map Run: starts its child executions, as many at once as may be, and ends when they have.
 *
 * 1. What has happened stands in the child executions alone; so after a crash it goes on where it was.
 * 2. No child is started twice, and none that succeeded is redriven.
 * 3. It ends once, when none of its children runs any more.
 */
export class LiveMapRun {
  readonly #ports: MapRunPorts;
  readonly #plan: MapRunPlan;
  readonly #children: Children;
  readonly #progress: MapRunProgress;
  readonly #ended: (end: MapRunEnd) => void;
  readonly #running = new Map<number, string>();
  readonly #lost = { executions: 0, items: 0 };
  /** Children that failed before and wait to be redriven, by place. */
  readonly #waiting = new Set<number>();
  #state: "running" | "aborting" | "failing" | "ended" = "running";
  #isWritten = false;

  constructor(
    ports: MapRunPorts,
    parent: ExecutionRecord,
    plan: MapRunPlan,
    ended: (end: MapRunEnd) => void,
  ) {
    this.#ports = ports;
    this.#plan = plan;
    this.#children = new Children(ports, parent, plan);
    this.#progress = new MapRunProgress(plan);
    this.#ended = ended;
  }

  get counts(): MapRunCounts {
    const { executions, items } = this.#progress;
    return {
      ...{ executions, items },
      resultsWritten: this.#isWritten,
      failuresNotRedrivable: { ...this.#lost },
      pendingRedrive: {
        executions: this.#waiting.size,
        items: [...this.#waiting].reduce((sum, index) => sum + this.#itemCount(index), 0),
      },
    };
  }

  #itemCount(index: number): number {
    return this.#plan.children[index]?.itemCount ?? 0;
  }

  change(limits: Partial<MapRunLimits>): void {
    this.#progress.change(limits);
    this.#goOn();
  }

  /** Starts, or goes on with, its children. `isNew`: there can't be any yet. */
  async begin(isNew: boolean): Promise<void> {
    const release = this.#ports.clock.hold();
    const { resultWriter, mapRunArn } = this.#plan;
    try {
      if (resultWriter?.resource !== undefined)
        await tryWriting(this.#ports.objects, destinationOf(resultWriter, mapRunArn));
      if (!isNew) this.#takeOver();
      this.#goOn();
    } catch (thrown) {
      this.#end(writerFailed(thrown));
    } finally {
      release();
    }
  }

  /** Stops all children; those that wait are never started. */
  abort(): void {
    if (this.#state === "ended") return;
    this.#state = "aborting";
    this.#stopAll();
    this.#goOn();
  }

  #takeOver(): void {
    for (const [index, { itemCount }] of this.#plan.children.entries()) {
      const child = this.#children.find(index);
      const status = this.#children.statusOf(child);
      if (status === "pending" && child !== undefined) this.#waiting.add(index);
      if (status === "pending" || child === undefined) continue;
      this.#progress.note(index, status);
      if (status === "running") this.#watch(index, child.start.executionArn);
      else if (status !== "SUCCEEDED" && !this.#children.isRedrivable(child)) {
        this.#lost.executions += 1;
        this.#lost.items += itemCount;
      }
    }
  }

  #goOn(): void {
    if (this.#state === "running") this.#startMore();
    if (this.#state === "ended" || this.#progress.executions.running > 0) return;
    if (this.#state === "aborting") this.#end({ kind: "aborted" });
    else if (this.#state === "failing" || this.#progress.verdict === "succeeded")
      void this.#close();
  }

  #startMore(): void {
    for (let next = this.#progress.next(); next !== undefined; next = this.#progress.next())
      void this.#start(next);
    if (this.#progress.verdict !== "exceeded") return;
    this.#state = "failing";
    this.#stopAll();
  }

  async #start(index: number): Promise<void> {
    const release = this.#ports.clock.hold();
    this.#waiting.delete(index);
    const before = this.#children.find(index);
    const isAgain = before !== undefined && before.start.type === "STANDARD";
    const child = isAgain ? before : this.#children.create(index);
    const { executionArn } = child.start;
    const runs = this.#ports.runs();
    const { redriveCount } = this.#plan;
    try {
      if (isAgain)
        await runs.redrive(executionArn, (state) => ({ ...state, mapRunRedrive: redriveCount }));
      else await runs.start(child);
      this.#watch(index, executionArn);
      if (this.#state !== "running") this.#stop(executionArn);
    } catch {
      // What can't be kept is told to the next request; after a restart the Map Run goes on from here.
    } finally {
      release();
    }
  }

  #watch(index: number, executionArn: string): void {
    this.#running.set(index, executionArn);
    void this.#ports
      .runs()
      .ended(executionArn)
      .then((state) => {
        this.#running.delete(index);
        const status: "RUNNING" | EndStatus = state?.status ?? "ABORTED";
        if (status !== "RUNNING") this.#progress.note(index, status);
        this.#goOn();
      });
  }

  #stopAll(): void {
    for (const executionArn of this.#running.values()) this.#stop(executionArn);
  }

  #stop(executionArn: string): void {
    const { runs } = this.#ports;
    runs()
      .feed(executionArn, { kind: "stop" })
      .catch(() => {});
  }

  /** Tells the results, of a Map Run that failed too if they are exported. */
  async #close(): Promise<void> {
    const hasFailed = this.#state === "failing";
    this.#state = "ended";
    const release = this.#ports.clock.hold();
    try {
      const output = JSON.stringify(await this.#results(hasFailed));
      this.#isWritten = !hasFailed;
      this.#ended(
        hasFailed ? { kind: "failed", ...thresholdExceeded } : { kind: "succeeded", output },
      );
    } catch (thrown) {
      this.#ended(writerFailed(thrown));
    } finally {
      release();
    }
  }

  async #results(hasFailed: boolean): Promise<unknown> {
    const { resultWriter, mapRunArn } = this.#plan;
    if (resultWriter?.resource !== undefined)
      return await writeResults(
        this.#ports.objects,
        mapRunArn,
        resultWriter,
        this.#children.outcomes(),
      );
    if (hasFailed) return [];
    return transformed(this.#children.outcomes(), resultWriter?.transformation ?? "COMPACT");
  }

  #end(end: MapRunEnd): void {
    if (this.#state === "ended") return;
    this.#state = "ended";
    this.#ended(end);
  }
}

function writerFailed(thrown: unknown): MapRunEnd {
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: "failed", error: "States.ResultWriterFailed", cause };
}
