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

/** Options of a distributed {@link map} whose executions get several items each. */
export interface BatchingMapOptions extends DistributedMapOptions {
  /** How many items an execution gets at most, from 1 up; the last one gets what is left. What it gets may have 256 KiB as JSON. */
  readonly batch: number;
}

/** Options of a batching {@link map} that goes on when some of its batches fail. */
export interface ToleratingBatchOptions extends BatchingMapOptions {
  /** How many items may be in batches that fail before the map does. */
  readonly toleratedFailures: number;
}

/** What a distributed {@link map} that tolerates failures gives. */
export interface ToleratedResults<R> {
  /** The results of the items that succeeded, or of the batches, in the order of the items. */
  readonly results: R[];
  /** The places in `items` of those that failed: `items[failed[0]]`; all those of a batch. Their errors are in the history of their executions. */
  readonly failed: number[];
}

/**
 * Runs `fn` for every batch of items in an execution of its own, and tolerates failures. Becomes a distributed Map state with `ItemBatcher`.
 *
 * @example `const { failed } = await map(files, async (batch) => await load({ files: batch }), { distributed: true, batch: 100, toleratedFailures: 1000 })`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export function map<T, R>(
  items: readonly T[],
  fn: (batch: readonly T[]) => Promise<R>,
  options: ToleratingBatchOptions,
): Promise<ToleratedResults<R>>;
/**
 * Runs `fn` for every batch of items in an execution of its own, and gives a result a batch. Becomes a distributed Map state with `ItemBatcher`.
 *
 * @example `await map(files, async (batch) => await load({ files: batch }), { distributed: "express", batch: 100 })`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export function map<T, R>(
  items: readonly T[],
  fn: (batch: readonly T[]) => Promise<R>,
  options: BatchingMapOptions,
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
export function map<T, R>(
  items: readonly T[],
  fn: (item: never, index: number) => Promise<R>,
  options: MapOptions | DistributedMapOptions | ToleratingMapOptions | BatchingMapOptions = {},
): Promise<R[] | ToleratedResults<R>> {
  const { concurrency, distributed } = options;
  const limit = concurrency === undefined ? {} : { concurrency };
  const each = fn as (item: T | readonly T[], index: number) => Promise<R>;
  if (!distributed) return pMap(items, each, limit);
  const tolerated = "toleratedFailures" in options ? options.toleratedFailures : 0;
  const size = "batch" in options ? options.batch : undefined;
  const settled =
    size === undefined
      ? tolerating(items, each, limit, { tolerated, countOf: () => 1 })
      : inBatches(items, each, limit, { tolerated, size });
  return "toleratedFailures" in options ? settled : settled.then(({ results }) => results);
}

/** How many items may fail, and how many of them `fn` gets at once. */
interface Tolerance<T> {
  readonly tolerated: number;
  countOf(item: T): number;
}

async function inBatches<T, R>(
  items: readonly T[],
  fn: (batch: readonly T[], index: number) => Promise<R>,
  limit: { readonly concurrency?: number },
  { tolerated, size }: { readonly tolerated: number; readonly size: number },
): Promise<ToleratedResults<R>> {
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError("a batch has a whole number of items, 1 or more");
  }
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, at) => at * size);
  const batches = starts.map((start) => items.slice(start, start + size));
  const countOf = (batch: readonly T[]): number => batch.length;
  const { results, failed } = await tolerating(batches, fn, limit, { tolerated, countOf });
  const places = failed.flatMap((at) => (batches[at] ?? []).map((_, place) => at * size + place));
  return { results, failed: places };
}

/** What a distributed Map fails with, in Step Functions' own words. */
class ToleratedFailuresExceeded extends Error {
  override readonly name = "States.ExceedToleratedFailureThreshold";
}

async function tolerating<T, R>(
  items: readonly T[],
  fn: (item: T, index: number) => Promise<R>,
  limit: { readonly concurrency?: number },
  { tolerated, countOf }: Tolerance<T>,
): Promise<ToleratedResults<R>> {
  const failed: number[] = [];
  let failures = 0;
  const run = async (item: T, index: number): Promise<{ readonly value: R } | undefined> => {
    try {
      return { value: await fn(item, index) };
    } catch (cause) {
      failed.push(index);
      failures += countOf(item);
      if (failures <= tolerated) return undefined;
      const message = "The specified tolerated failure threshold was exceeded";
      throw new ToleratedFailuresExceeded(message, { cause });
    }
  };
  const settled = await pMap(items, run, limit);
  const results = settled.flatMap((each) => (each === undefined ? [] : [each.value]));
  return { results, failed: failed.toSorted((left, right) => left - right) };
}
