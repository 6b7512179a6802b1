import type { Duration } from "./duration.ts";

/** What tells one lock from another under one name: turned into text as `String` does. */
export type LockKey = string | number | boolean | null | undefined;

/** What all locks have. */
export interface LockOptions {
  /**
   * The longest wait for a place, from `"1s"` on; then it throws `TaskTimedOut`.
   *
   * @default no bound but the run's own
   */
  readonly timeout?: Duration;
  /** Who waits goes by priority, then by arrival: from -100 to 100, higher ones first. @default 0 */
  readonly priority?: number;
}

/** The `concurrency` of a flow: how many of its runs there may be at once. */
export interface FlowConcurrency<Params = unknown> extends LockOptions {
  /** How many runs may hold a key at once: 1 to 500. The same at every place that names the lock. */
  readonly limit: number;
  /**
   * A pure function of the params: runs with different keys know nothing of each other. At most 1,900 bytes of text.
   *
   * Its parameter needs a type where the flow's function takes `run`, for TypeScript reads the options first.
   *
   * @default one lock for all runs
   * @example `key: ({ client }: { client: string }) => client`
   */
  key?(params: Params): LockKey;
  /** A name that flows, tasks and blocks share: letters, digits, `-`, `_` and `.`, at most 60. @default the flow has a lock of its own */
  readonly lock?: string;
  /**
   * What a run does that finds no place: `wait` for its turn, in the order of priority and arrival; `skip` its work and succeed, marked as {@link skip} marks it;
   * `fail` with {@link LockBusy}; `replace`: stop the oldest run and take its place.
   *
   * @default "wait"
   */
  readonly whenBusy?: "wait" | "skip" | "fail" | "replace";
}

/** The `concurrency` of a task or container: how many of its calls there may be at once, over all runs. */
export interface StepConcurrency<Input = unknown> extends LockOptions {
  /** How many calls may hold a key at once: 1 to 500. The same at every place that names the lock. */
  readonly limit: number;
  /**
   * A pure function of the input: calls with different keys know nothing of each other. Its parameter needs a type where the task takes `context`, for TypeScript reads the
   * options first.
   *
   * @default one lock for all calls
   * @example `key: ({ client }: { client: string }) => client`
   */
  key?(input: Input): LockKey;
  /** A name that flows, tasks and blocks share: letters, digits, `-`, `_` and `.`, at most 60. @default the step has a lock of its own */
  readonly lock?: string;
  /** What a call does that finds no place: `wait` for its turn, or `fail` with {@link LockBusy}. @default "wait" */
  readonly whenBusy?: "wait" | "fail";
}
