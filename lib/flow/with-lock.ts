import type { LockKey, LockOptions } from "./concurrency.ts";
import { holding } from "./native/locks.ts";

/** Options of {@link withLock}. */
export interface WithLockOptions extends LockOptions {
  /** How many may hold a key at once: 1 to 500. The same at every place that names the lock. @default 1 */
  readonly limit?: number;
  /** Who has different keys knows nothing of each other. @default one lock for all */
  readonly key?: LockKey;
  /** What happens where there is no place: `wait` for one's turn, or `fail` with {@link LockBusy}. @default "wait" */
  readonly whenBusy?: "wait" | "fail";
}

/**
 * Does a part of a flow while it holds a lock, and gives what that gives. The lock is shared by all flows, tasks and blocks that name it. Becomes a state before the part
 * and one behind it, one transition each where nobody else wants the lock. A run that fails inside keeps the place until another wants it; on the way to a `catch` of
 * the flow it is given back.
 *
 * @param lock letters, digits, `-`, `_` and `.`, at most 60
 * @param work called when the lock is held; with other steps it is the code of the flow
 * @throws TaskTimedOut after `timeout`; {@link LockBusy} where `whenBusy` is `"fail"`
 * @example
 * ```ts
 * const rows = await withLock("warehouse", async () => {
 *   await prepare({ day });
 *   return await load({ day });
 * });
 * await withLock("warehouse", { limit: 2, key: region, timeout: "1h" }, async () => await load({ region }));
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 */
export async function withLock<Result>(lock: string, work: () => Promise<Result>): Promise<Result>;
export async function withLock<Result>(
  lock: string,
  options: WithLockOptions,
  work: () => Promise<Result>,
): Promise<Result>;
export async function withLock<Result>(
  lock: string,
  ...rest: [() => Promise<Result>] | [WithLockOptions, () => Promise<Result>]
): Promise<Result> {
  const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest;
  const { limit = 1, key, whenBusy = "wait", ...others } = options;
  const shared = "key" in options ? String(key) : "*";
  return await holding({ lock, label: lock, key: shared, limit, whenBusy, ...others }, work);
}
