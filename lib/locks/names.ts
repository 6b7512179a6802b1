/** How the items of a lock are found in the table. */
import type { LockKey } from "./items.ts";

/** The table, as the local service knows it. A deployment puts its own name in its place. */
export const locksTable = "nagare-local-locks";

/** The function, as the local service knows it. An underscore: no task can have this name. */
export const locksFunction = "nagare-local_locks";

/** The key of a lock that has none. */
export const ONE_KEY = "*";

/** What a lock's key begins with; the key itself follows. */
export const lockPrefix = (lock: string): string => `lock#${lock}#`;

export const ratePrefix = (lock: string): string => `rate#${lock}#`;

export const lockPk = ({ lock, key }: LockKey): string => lockPrefix(lock) + key;

/** Of `lock#<lock>#<key>` or `rate#<lock>#<key>`: a lock's name has no #, its key may. */
export function lockKeyOf(pk: string): LockKey {
  const [, lock = "", ...key] = pk.split("#");
  return { lock, key: key.join("#") };
}

/** The run of a holder: its id has a space behind the ARN, or none. */
export function executionOf(holder: string): string {
  const [execution = holder] = holder.split(" ", 1);
  return execution;
}

/** A lock in a sentence: `the lock warehouse`, `the lock of flow daily-report for acme`. */
export function lockText({ lock, key }: LockKey): string {
  const name = lock.includes(" ") ? `the lock of ${lock}` : `the lock ${lock}`;
  return key === ONE_KEY ? name : `${name} for ${key}`;
}
