import pMap from "p-map";

/** Options of {@link map}: those of `p-map` that Step Functions has too. */
export interface MapOptions {
  /** Items worked on at the same time; at most 40 at once on Step Functions. @default as many as possible */
  readonly concurrency?: number;
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
  options: MapOptions = {},
): Promise<R[]> {
  return pMap(items, fn, options);
}
