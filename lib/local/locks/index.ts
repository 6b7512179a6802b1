/** Locks on this machine: the function, its table, and what calls it. */
export { LocalLocks } from "./local-locks.ts";
