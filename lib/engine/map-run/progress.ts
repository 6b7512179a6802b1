import { limits } from "../../asl/index.ts";
import type { EndStatus } from "../effect.ts";
import type { MapRunChild, MapRunLimits, MapRunPlan } from "./plan.ts";

export type ChildStatus = "pending" | "running" | EndStatus;

/** How many child executions, or items, are at each status. */
export type StatusCounts = Readonly<Record<ChildStatus, number>>;

/** How far a Map Run has come. Whoever drives it starts what is next, and tells what ended. */
export class MapRunProgress {
  readonly #children: readonly MapRunChild[];
  readonly #statuses: ChildStatus[];
  readonly #executions = noneYet();
  readonly #items = noneYet();
  #bounds: MapRunLimits;
  /** No child before this one is pending. */
  #first = 0;

  constructor({ children, ...bounds }: Pick<MapRunPlan, "children" | keyof MapRunLimits>) {
    this.#children = children;
    this.#bounds = bounds;
    this.#statuses = children.map((): ChildStatus => "pending");
    for (const { itemCount } of children) {
      this.#executions.pending += 1;
      this.#items.pending += itemCount;
    }
  }

  get executions(): StatusCounts {
    return { ...this.#executions };
  }

  get items(): StatusCounts {
    return { ...this.#items };
  }

  /** `exceeded`: more has failed than is tolerated, so what still runs is to be stopped. */
  get verdict(): "running" | "succeeded" | "exceeded" {
    if (this.#isExceeded) return "exceeded";
    const { pending, running } = this.#executions;
    return pending + running === 0 ? "succeeded" : "running";
  }

  statusOf(index: number): ChildStatus {
    return this.#statuses[index] ?? "pending";
  }

  /** Tells what a child, by its place in the plan, has become. */
  note(index: number, status: ChildStatus): void {
    const { itemCount = 0 } = this.#children[index] ?? {};
    const before = this.statusOf(index);
    this.#executions[before] -= 1;
    this.#items[before] -= itemCount;
    this.#executions[status] += 1;
    this.#items[status] += itemCount;
    this.#statuses[index] = status;
  }

  /** A child to start now, if there is one; it counts as running from here on. */
  next(): number | undefined {
    const most = this.#bounds.maxConcurrency || limits.distributedMapConcurrency;
    if (this.#executions.running >= most || this.#isExceeded) return undefined;
    while (this.#first < this.#statuses.length && this.statusOf(this.#first) !== "pending")
      this.#first += 1;
    if (this.#first === this.#statuses.length) return undefined;
    this.note(this.#first, "running");
    return this.#first;
  }

  change(bounds: Partial<MapRunLimits>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  get #isExceeded(): boolean {
    const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = this.#bounds;
    const { FAILED, TIMED_OUT, ABORTED, SUCCEEDED, pending, running } = this.#items;
    const failed = FAILED + TIMED_OUT + ABORTED;
    if (count === 0 && percentage === 0) return failed > 0;
    const total = pending + running + SUCCEEDED + failed;
    return (count > 0 && failed > count) || (percentage > 0 && (failed / total) * 100 > percentage);
  }
}

function noneYet(): Record<ChildStatus, number> {
  return { pending: 0, running: 0, SUCCEEDED: 0, FAILED: 0, TIMED_OUT: 0, ABORTED: 0 };
}
