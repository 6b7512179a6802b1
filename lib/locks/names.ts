/** How the items of a lock are found in the table. */

/** The table, as the local service knows it. A deployment puts its own name in its place. */
export const locksTable = "nagare-local-locks";

/** The function, as the local service knows it. An underscore: no task can have this name. */
export const locksFunction = "nagare-local_locks";

/** The key of a lock that has none. */
export const ONE_KEY = "*";

/** What a lock's key begins with; the key itself follows. */
export const lockPrefix = (lock: string): string => `lock#${lock}#`;

export const ratePrefix = (lock: string): string => `rate#${lock}#`;
