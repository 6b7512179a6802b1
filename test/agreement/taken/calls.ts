/** What the steps were given, in order; each run begins with none. */
export const calls: unknown[] = [];

/** How often a step failed in this run. */
export const failures = { count: 0 };
