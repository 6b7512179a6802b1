import type {
  Arrival,
  Lock,
  LockChange,
  LockKey,
  LostPlace,
  ReleasedByHand,
  Waiter,
} from "./items.ts";
import type { Granted } from "./writes.ts";

/** All that the protocol knows of the world. Each method of the store is one request, or requests that need no order among them. */
export interface LockPorts {
  readonly store: LockStore;
  readonly executions: Executions;
  readonly tokens: Tokens;
  /** Milliseconds. */
  now(): number;
}

export interface LockStore {
  lock(at: LockKey): Promise<Lock | undefined>;
  /** The first who wait, in their order. */
  waiters(at: LockKey, most: number): Promise<readonly Waiter[]>;
  /** The token of somebody who waits still. */
  token(at: LockKey, holder: string): Promise<string | undefined>;
  /** Into the line, or with a new token; keeps the place there. `false` if a later call for the same was here before. */
  arrive(at: LockKey, arrival: Arrival): Promise<boolean>;
  /** Out of the line; with a token, only if it is still that one. */
  leave(at: LockKey, holder: string, token?: string): Promise<void>;
  /** From now on nobody passes. */
  contend(at: LockKey): Promise<Lock>;
  /** Undefined if the lock has another version by now, or is contended no longer. */
  change(lock: Lock, change: LockChange): Promise<Lock | undefined>;
  /** Takes a holder out where nobody waits. `false` if somebody does, or it holds nothing. */
  giveBack(at: LockKey, holder: string): Promise<boolean>;
  /** Takes a holder out, whoever waits. */
  remove(at: LockKey, holder: string): Promise<Lock>;
  /** Notes that a redrive is on its way. `false` if it holds nothing. */
  keep(at: LockKey, holder: string, place: Place): Promise<boolean>;
  /** As a state takes; `false` if there is no place, or somebody waits. */
  takeAgain(at: LockKey, holder: string, limit: number, place: Place): Promise<boolean>;
  watch(at: LockKey, executions: readonly string[]): Promise<void>;
  lose(places: readonly LostPlace[]): Promise<void>;
  found(place: LostPlace): Promise<void>;
  ofRun(execution: string): Promise<OfRun>;
  /** Of a run that has succeeded. */
  forget(execution: string, of: OfRun): Promise<void>;
  /** What the sweep looks at. */
  open(): Promise<Open>;
  record(release: ReleasedByHand): Promise<void>;
  /** All there is, of one lock if it is named. */
  all(lock?: string): Promise<AllLocks>;
}

interface Place {
  readonly since: string;
  readonly keptUntil: number;
}

export interface OfRun {
  readonly watched: readonly LockKey[];
  readonly lost: readonly LostPlace[];
}

export interface Open {
  readonly contended: readonly LockKey[];
  readonly lost: readonly LostPlace[];
}

export interface AllLocks {
  readonly locks: readonly Lock[];
  readonly waiters: readonly (Waiter & LockKey)[];
  readonly releases: readonly ReleasedByHand[];
  readonly rates: readonly (LockKey & { readonly nextFreeAt: number })[];
}

export interface Executions {
  /** By execution ARN. */
  statuses(executions: readonly string[]): Promise<Readonly<Record<string, RunState>>>;
  /** One that has ended stays as it is. */
  stop(execution: string, error: string, cause: string): Promise<void>;
  /** The locks that the run's first states asked for. */
  firstLocks(execution: string): Promise<readonly LockKey[]>;
  /** Whether the holder's state that waits has had its answer. */
  wasTold(holder: string): Promise<boolean>;
  /** Those that any of its states asked for. */
  allLocks(execution: string): Promise<readonly LockKey[]>;
}

export interface RunState {
  /** `GONE`: Step Functions knows nothing of it any more. */
  readonly status:
    | "RUNNING"
    | "PENDING_REDRIVE"
    | "SUCCEEDED"
    | "FAILED"
    | "TIMED_OUT"
    | "ABORTED"
    | "GONE";
  readonly redriveCount: number;
}

export interface Tokens {
  /** `closed`: nobody waits on it. */
  succeed(token: string, output: Granted): Promise<"told" | "closed">;
  fail(token: string, error: string, cause: string): Promise<"told" | "closed">;
}
