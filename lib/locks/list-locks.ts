import type { Lock, LockKey, ReleasedByHand, Waiter } from "./items.ts";
import { executionOf, lockPk } from "./names.ts";
import { priorityOf } from "./order.ts";
import type { AllLocks, LockPorts, RunState } from "./ports.ts";

/** What people see of the locks. */
export interface LockList {
  readonly locks: readonly ListedLock[];
  readonly rates: readonly ListedRate[];
}

/** One key of a lock that somebody holds or waits for, or that somebody released by hand. */
export interface ListedLock extends LockKey {
  /** The number of the last taking. */
  readonly fence: number;
  readonly holders: readonly ListedHolder[];
  /** In their order. */
  readonly waiters: readonly ListedWaiter[];
  /** The last ones, newest first. */
  readonly releases: readonly Omit<ReleasedByHand, keyof LockKey>[];
}

export interface ListedHolder {
  readonly holder: string;
  readonly execution: string;
  /** ISO instant. */
  readonly since: string;
  /** Of its run: where it isn't RUNNING the place is had by whoever wants it. */
  readonly status: RunState["status"];
}

export interface ListedWaiter extends Pick<Waiter, "since" | "limit" | "whenBusy"> {
  readonly holder: string;
  readonly execution: string;
  readonly priority: number;
}

export interface ListedRate extends LockKey {
  /** ISO instant: when the next call may go, if none comes before. */
  readonly nextFreeAt: string;
}

export interface ListLocksQuery {
  readonly lock?: string;
}

/** Who holds and who waits. Reads the whole table: for people, not for programs. */
export async function listLocks(ports: LockPorts, query: ListLocksQuery = {}): Promise<LockList> {
  const all = await ports.store.all(query.lock);
  const runs = new Set(all.locks.flatMap(({ holders }) => Object.keys(holders).map(executionOf)));
  const states = runs.size === 0 ? {} : await ports.executions.statuses([...runs]);
  const locks = all.locks.map((lock) => listed(lock, all, states)).filter(isOfInterest);
  return {
    locks: locks.sort((a, b) => (lockPk(a) < lockPk(b) ? -1 : 1)),
    rates: all.rates.map(({ lock, key, nextFreeAt }) => ({
      ...{ lock, key, nextFreeAt: new Date(nextFreeAt).toISOString() },
    })),
  };
}

const MOST_RELEASES = 10;

function listed(
  { lock, key, fence, holders }: Lock,
  all: AllLocks,
  states: Readonly<Record<string, RunState>>,
): ListedLock {
  const isHere = (item: LockKey): boolean => item.lock === lock && item.key === key;
  const waiters = all.waiters.filter((item) => isHere(item) && !(item.holder in holders));
  const releases = all.releases.filter(isHere).sort((a, b) => (a.at > b.at ? -1 : 1));
  return {
    ...{ lock, key, fence },
    holders: Object.entries(holders)
      .map(([holder, { since }]) => {
        const execution = executionOf(holder);
        return { holder, execution, since, status: states[execution]?.status ?? "GONE" };
      })
      .sort((a, b) => (a.since < b.since ? -1 : 1)),
    waiters: waiters.sort((a, b) => (a.order < b.order ? -1 : 1)).map(listedWaiter),
    releases: releases.slice(0, MOST_RELEASES).map(({ lock: _, key: __, ...release }) => release),
  };
}

function listedWaiter({ holder, since, limit, whenBusy, order }: Waiter): ListedWaiter {
  const execution = executionOf(holder);
  return { holder, execution, since, limit, whenBusy, priority: priorityOf(order) };
}

function isOfInterest({ holders, waiters, releases }: ListedLock): boolean {
  return holders.length + waiters.length + releases.length > 0;
}
