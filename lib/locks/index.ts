/**
 * The protocol of locks and rates: what states write by themselves, and what is done for those who wait. Imports nothing; the world comes in through `LockPorts`.
 *
 * 1. No lock has more holders that live than its limit, except a run that was redriven without us, until it is stopped.
 * 2. Whoever waits is told, or is dead.
 * 3. A dead holder keeps nobody out.
 * 4. `fence` never falls.
 * 5. Those who wait go in the order of priority and arrival.
 */
export { acquire } from "./acquire.ts";
export type {
  Arrival,
  Lock,
  LockChange,
  LockKey,
  LostPlace,
  Place,
  ReleasedByHand,
  Waiter,
  WhenBusy,
} from "./items.ts";
export {
  type ListedHolder,
  type ListedLock,
  type ListedRate,
  type ListedWaiter,
  type LockList,
  listLocks,
} from "./list-locks.ts";
export {
  executionOf,
  lockKeyOf,
  lockPk,
  lockPrefix,
  locksFunction,
  locksTable,
  ONE_KEY,
  ratePrefix,
} from "./names.ts";
export { onEnded } from "./on-ended.ts";
export { parseRequest } from "./parse-request.ts";
export type {
  AllLocks,
  Executions,
  LockPorts,
  LockStore,
  OfRun,
  Open,
  RunState,
  Tokens,
} from "./ports.ts";
export { release } from "./release.ts";
export { type ReleaseByHand, releaseByHand } from "./release-by-hand.ts";
export type { StatusEvent } from "./run-states.ts";
export { sweep } from "./sweep.ts";
export { KEPT_DAYS, TABLE, TTL_ATTRIBUTE } from "./table.ts";
export { type Retaken, retakeLost, type TakenPlace } from "./take-back.ts";
export {
  type AcquireRequest,
  GIVE_BACK,
  type Granted,
  type LockRequest,
  RATE_LATER,
  RATE_NOW,
  type ReleaseRequest,
  TAKE,
} from "./writes.ts";
