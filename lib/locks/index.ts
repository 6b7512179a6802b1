export { lockPrefix, locksFunction, locksTable, ONE_KEY, ratePrefix } from "./names.ts";
export {
  type AcquireRequest,
  GIVE_BACK,
  type Granted,
  LOCK_BUSY,
  LOCK_LOST,
  type LockRequest,
  RATE_LATER,
  RATE_NOW,
  type ReleaseRequest,
  TAKE,
} from "./writes.ts";
