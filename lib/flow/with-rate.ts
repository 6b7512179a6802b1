import type { LockKey } from "./concurrency.ts";
import type { Duration } from "./duration.ts";

/** How often something may be begun. */
export interface RateOptions {
  /** How many in `per`: from 1 up. They are spread evenly: at least `per / limit` lies between two. The same at every place that names the rate. */
  readonly limit: number;
  /** `"1s"` to `"1d"`. */
  readonly per: Duration;
  /** How many may go at once after a quiet time: 1 to `limit`. @default 1 */
  readonly burst?: number;
}

/** The `rate` of a task or container: how often it may be called, over all runs. */
export interface StepRate<Input = unknown> extends RateOptions {
  /** A pure function of the input: calls with different keys know nothing of each other. @default one rate for all calls */
  key?(input: Input): LockKey;
  /** A name that tasks and blocks share: letters, digits, `-`, `_` and `.`, at most 60. @default the step has a rate of its own */
  readonly lock?: string;
}

/** Options of {@link withRate}. */
export interface WithRateOptions extends RateOptions {
  /** What has different keys knows nothing of each other. @default one rate for all */
  readonly key?: LockKey;
}

/**
 * Does a part of a flow when the rate allows its beginning, and gives what that gives: an API's limit over all flows. Becomes a state before the part, one transition at a
 * quiet time, three where it has to wait. Nothing is held, so nothing is given back. In Node nothing waits: a test is as fast as without.
 *
 * @param rate letters, digits, `-`, `_` and `.`, at most 60
 * @example
 * ```ts
 * await withRate("ads-api", { limit: 100, per: "1m" }, async () => await send({ client }));
 * ```
 */
export async function withRate<Result>(
  _rate: string,
  _options: WithRateOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  return await work();
}
