import {
  type ListedLock,
  type ListedWaiter,
  type LockList,
  type LockPorts,
  listLocks,
  type RunState,
} from "../../locks/index.ts";

export interface ReadLocks extends LockList {
  readonly locks: readonly ReadLock[];
}

export interface ReadLock extends ListedLock {
  readonly waiters: readonly ReadWaiter[];
}

export interface ReadWaiter extends ListedWaiter {
  /** Of its run: where it isn't RUNNING it is passed over, unless it is redriven before. */
  readonly status: RunState["status"];
}

/** Who holds and who waits, and how the runs stand that wait: one that was stopped keeps its place in the line. */
export async function readLocks(
  ports: LockPorts,
  query: Parameters<typeof listLocks>[1] = {},
): Promise<ReadLocks> {
  const { locks, rates } = await listLocks(ports, query);
  const runs = new Set(locks.flatMap(({ waiters }) => waiters.map(({ execution }) => execution)));
  const states = runs.size === 0 ? {} : await ports.executions.statuses([...runs]);
  const withStatus = (waiter: ListedWaiter): ReadWaiter => ({
    ...waiter,
    status: states[waiter.execution]?.status ?? "GONE",
  });
  return {
    locks: locks.map((lock) => ({ ...lock, waiters: lock.waiters.map(withStatus) })),
    rates,
  };
}
