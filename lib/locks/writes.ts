/**
 * The writes that states make by themselves, without the function.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */

/** Takes a place, or finds that it is taken already. `#me` is the holder's id; `:me` a set of it, `:holder` it as a text. */
export const TAKE = {
  update: "ADD holders :me, fence :one SET #me = :since, expires = :expires",
  condition:
    "contains(holders, :holder) OR (attribute_not_exists(contended) AND (attribute_not_exists(holders) OR size(holders) < :limit))",
} as const;

/** Gives a place back where nobody waits for it. */
export const GIVE_BACK = {
  update: "DELETE holders :me REMOVE #me",
  condition: "attribute_not_exists(contended)",
} as const;

/** Goes at once, at a quiet time: with a burst, while no more than that are ahead of the clock. Instants and intervals are milliseconds. */
export const RATE_NOW = {
  update: "SET tat = :next, expires = :expires",
  condition: "attribute_not_exists(tat) OR tat <= :now",
} as const;

/** Reserves the next free instant: `tat` of the answer is the end of what was reserved. */
export const RATE_LATER = {
  update: "SET tat = tat + :interval, expires = :expires",
  condition: "tat > :now",
} as const;

/** What the function is asked by a state. */
export type LockRequest = AcquireRequest | ReleaseRequest;

/** A place that was not there: the function answers the token when it is, or with `LockBusy`. */
export interface AcquireRequest {
  readonly action: "acquire";
  readonly lock: string;
  readonly key: string;
  /** Its id among the holders. */
  readonly holder: string;
  /** The execution's ARN. */
  readonly execution: string;
  readonly limit: number;
  readonly whenBusy: "wait" | "skip" | "fail" | "replace";
  /** Higher ones go first; from -100 to 100. */
  readonly priority: number;
  /** When it arrived: an ISO instant of Step Functions' clock, the same in every try. */
  readonly since: string;
  readonly token: string;
  /** The run's redrives times 1000, and the state's retries: a call that comes late gives way to the one after it. */
  readonly attempt: number;
}

/** A place that others wait for, or a wait that was given up. */
export interface ReleaseRequest {
  readonly action: "release";
  readonly lock: string;
  readonly key: string;
  readonly holder: string;
}

/** What a token is answered with. */
export interface Granted {
  readonly fence: number;
}

/** The error of a run that found no place and doesn't wait. */
export const LOCK_BUSY = "LockBusy";

/** The error of a run that was stopped because a newer one replaces it. */
export const LOCK_REPLACED = "LockReplaced";

/** The error of a redriven run that was stopped because its place was gone. */
export const LOCK_LOST = "LockLost";
