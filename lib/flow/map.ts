import pMap from "p-map";

/** Options of {@link map}: those of `p-map` that Step Functions has too. */
export interface MapOptions {
  /** Items worked on at the same time; inside one execution at most 40 on Step Functions, distributed at most 10,000. @default as many as possible */
  readonly concurrency?: number;
  readonly distributed?: false;
}

/** Options of a {@link map} whose items run as executions of their own. */
export interface DistributedMapOptions {
  /**
   * Every item is an execution of its own, with its own history of 25,000 events: for thousands of items. `"express"` makes them Express executions,
   * which are cheaper and end within five minutes. Such a map fails as a whole, with `States.ExceedToleratedFailureThreshold`.
   */
  readonly distributed: true | "express";
  readonly concurrency?: number;
}

/** Options of a distributed {@link map} that goes on when some of its items fail. */
export interface ToleratingMapOptions extends DistributedMapOptions {
  /** How many items may fail before the map does. */
  readonly toleratedFailures: number;
}

/** What a distributed {@link map} that tolerates failures gives. */
export interface ToleratedResults<R> {
  /** The results of the items that succeeded, in the order of the items. */
  readonly results: R[];
  /** The places in `items` of those that failed: `items[failed[0]]`. Their errors are in the history of their executions. */
  readonly failed: number[];
}

/**
 * Runs `fn` for every item and gives the results in the order of the items. The first error ends it. Becomes an inline Map state.
 *
 * @param items any array, also one that is only known at run time.
 * @param fn what to do with an item; may read the flow's variables, may not assign them.
 * @example `await map(airports, async (airport) => await report({ airport }), { concurrency: 5 })`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
 */
export function map<T, R>(
  items: readonly T[],
  fn: (item: T, index: number) => Promise<R>,
  options?: MapOptions,
): Promise<R[]>;
/**
 * Runs `fn` for every item in an execution of its own, and tolerates failures. Becomes a distributed Map state with `ToleratedFailureCount`.
 *
 * @example `const { results, failed } = await map(files, async (file) => await load({ file }), { distributed: true, toleratedFailures: 10 })`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/maprun-fail-threshold.html
 */
export function map<T, R>(
  items: readonly T[],
  fn: (item: T, index: number) => Promise<R>,
  options: ToleratingMapOptions,
): Promise<ToleratedResults<R>>;
/**
 * Runs `fn` for every item in an execution of its own. Becomes a distributed Map state; the executions get the variables of the flow that `fn` reads.
 *
 * @example `await map(files, async (file) => await load({ file, day }), { distributed: true, concurrency: 1000 })`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function map<T, R>(
  items: readonly T[],
  fn: (item: T, index: number) => Promise<R>,
  options: DistributedMapOptions,
): Promise<R[]>;
export function map<T, R>(
  items: readonly T[],
  fn: (item: T, index: number) => Promise<R>,
  options: MapOptions | DistributedMapOptions | ToleratingMapOptions = {},
): Promise<R[] | ToleratedResults<R>> {
  const limit = options.concurrency === undefined ? {} : { concurrency: options.concurrency };
  if (!options.distributed) return pMap(items, fn, limit);
  return "toleratedFailures" in options
    ? tolerating(items, fn, limit, options.toleratedFailures)
    : tolerating(items, fn, limit, 0).then(({ results }) => results);
}

/** What a distributed Map fails with, in Step Functions' own words. */
class ToleratedFailuresExceeded extends Error {
  override readonly name = "States.ExceedToleratedFailureThreshold";
}

async function tolerating<T, R>(
  items: readonly T[],
  fn: (item: T, index: number) => Promise<R>,
  limit: { readonly concurrency?: number },
  tolerated: number,
): Promise<ToleratedResults<R>> {
  const failed: number[] = [];
  const run = async (item: T, index: number): Promise<{ readonly value: R } | undefined> => {
    try {
      return { value: await fn(item, index) };
    } catch (cause) {
      failed.push(index);
      if (failed.length <= tolerated) return undefined;
      const message = "The specified tolerated failure threshold was exceeded";
      throw new ToleratedFailuresExceeded(message, { cause });
    }
  };
  const settled = await pMap(items, run, limit);
  const results = settled.flatMap((each) => (each === undefined ? [] : [each.value]));
  return { results, failed: failed.toSorted((left, right) => left - right) };
}
