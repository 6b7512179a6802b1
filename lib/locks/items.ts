/** What the table holds, as the protocol sees it. */

export interface LockKey {
  readonly lock: string;
  readonly key: string;
}

/** A lock's item. */
export interface Lock extends LockKey {
  /** By holder id. */
  readonly holders: Readonly<Record<string, Place>>;
  readonly fence: number;
  readonly version: number;
  /** How often somebody came into line: who reads that nobody waits has to know whether that is so still. */
  readonly arrivals: number;
  /** Somebody waits, or did a moment ago: since when, in milliseconds. */
  readonly contendedSince?: number;
  /** Who was given a place last: whether they know of it is not sure. */
  readonly granted: readonly string[];
  /** When Step Functions was last asked for all holders, in milliseconds. */
  readonly checked?: number;
}

/** What one holder has. */
export interface Place {
  /** ISO instant. */
  readonly since: string;
  /** The end of its run is news: the watch was written. */
  readonly isWatched: boolean;
  /** A redrive is on its way: until this instant, in milliseconds, a failed run counts as alive. */
  readonly keptUntil?: number;
}

/** Somebody in line. */
export interface Waiter {
  readonly holder: string;
  readonly order: string;
  readonly limit: number;
  readonly since: string;
  readonly whenBusy: WhenBusy;
}

export type WhenBusy = "wait" | "skip" | "fail" | "replace";

/** A waiter who arrives. */
export interface Arrival extends Waiter {
  readonly token: string;
  /** Of two calls for the same waiter the later one has the greater. */
  readonly attempt: string;
}

/** A failed run whose place another has. */
export interface LostPlace extends LockKey {
  readonly holder: string;
  readonly limit: number;
}

/** A place that somebody took away by hand. */
export interface ReleasedByHand extends LockKey {
  readonly holder: string;
  readonly at: string;
  readonly reason: string;
  readonly by: string;
}

/** A write of the function on a lock that is contended. */
export interface LockChange {
  readonly out: readonly string[];
  /** In the order of their turn: the fence counts through them. */
  readonly in: readonly { readonly holder: string; readonly since: string }[];
  /** Holders whose runs are watched by now. */
  readonly watched: readonly string[];
  readonly checked?: number;
  /** Nobody waits any more: what was known of the holders is forgotten, for the event of a failure that nobody wants to know of doesn't come again. */
  readonly isCalm: boolean;
}
