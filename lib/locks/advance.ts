/**
 * The only code that gives a place to somebody who waits. It may die after any of its steps, and run at the same time as often as it likes:
 *
 * 1. Each write on the lock is for the version that was read before anything else was. Only that nobody waits is for its arrivals, too: a crowd that comes keeps nobody else from writing.
 * 2. A holder's run is watched before Step Functions is asked for it, and before it becomes a holder.
 * 3. Who is given a place stays in line until it was told; the lock's `granted` says who may not know.
 */
import type { Lock, LockChange, LockKey, LostPlace, Waiter } from "./items.ts";
import { executionOf } from "./names.ts";
import { planChange } from "./plan-change.ts";
import type { LockPorts } from "./ports.ts";
import { endOf, type StatusEvent, statesOf } from "./run-states.ts";
import { tell } from "./tell.ts";

export interface Asking {
  /** Whose end is to be found out: the holders of these executions, all, or all if nobody asked lately. */
  readonly suspects?: readonly string[] | "all" | "due";
  /** What says so. */
  readonly event?: StatusEvent;
  /** Who has just arrived. */
  readonly arriving?: string;
  /** The lock as it was just read. */
  readonly lock?: Lock;
}

/** Gives free places to those who wait. Answers the lock as it was left, if somebody waited. */
export async function advance(
  ports: LockPorts,
  at: LockKey,
  asking: Asking = {},
): Promise<Lock | undefined> {
  const progress: Progress = { told: new Set(), closed: new Set(), watched: new Set() };
  let lock = asking.lock ?? (await ports.store.lock(at));
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    if (lock === undefined) return undefined;
    const isContended = lock.contendedSince !== undefined;
    const next = await (isContended ? serve : takeOut)(ports, lock, asking, progress);
    if (next !== "again" && next.isDone) return next.lock;
    lock = next === "again" ? await ports.store.lock(at) : next.lock;
  }
  throw new Error(`${MOST_TURNS} others write on the lock ${at.lock} at the same time`);
}

/** Of one call. */
interface Progress {
  /** Holders who know of their place. */
  readonly told: Set<string>;
  /** Runs whose token was closed: maybe they have ended. */
  readonly closed: Set<string>;
  /** Runs whose end is news by this call. */
  readonly watched: Set<string>;
}

/** The lock as it is now, or it has to be read again. */
type Next = { readonly lock: Lock; readonly isDone: boolean } | "again";

const MOST_TURNS = 100;

/** How many of a line are looked at in one turn. */
const PAGE = 5;

const CHECK_EVERY_MILLIS = 30_000;

async function serve(
  ports: LockPorts,
  lock: Lock,
  asking: Asking,
  progress: Progress,
): Promise<Next> {
  const { store } = ports;
  const line = await store.waiters(lock, PAGE);
  await tellAgain(ports, lock, [...line.map(({ holder }) => holder), asking.arriving], progress);
  const waiters = line.filter(({ holder }) => !(holder in lock.holders));
  // All of them have a place: who is behind them?
  if (waiters.length === 0 && line.length === PAGE) return { lock, isDone: false };
  const isDue = isCheckDue(lock, waiters, asking, ports.now());
  const watched = isOnDuty(waiters, asking, isDue) ? unwatchedIn(lock) : [];
  await watch(ports, lock, watched, progress);
  const suspects = isDue ? "all" : asking.suspects;
  const asked = runsToAsk(lock, suspects, [...progress.closed, ...watched.map(executionOf)]);
  const states = await statesOf(ports, asked, asking.event);
  const { lost, ...places } = planChange(lock, waiters, states, ports.now());
  const checked = isDue ? { checked: ports.now() } : {};
  return write(ports, lock, lost, progress, {
    ...places,
    ...checked,
    ...{ watched, isCalm: waiters.length === 0 },
  });
}

/** Who was given a place by a call that may have died then. */
async function tellAgain(
  ports: LockPorts,
  lock: Lock,
  inLine: readonly (string | undefined)[],
  progress: Progress,
): Promise<void> {
  for (const holder of new Set([...lock.granted, ...inLine]))
    if (holder !== undefined && holder in lock.holders)
      await tellOnce(ports, lock, { holder, fence: lock.fence }, progress);
}

async function tellOnce(
  ports: LockPorts,
  lock: Lock,
  { holder, fence }: { readonly holder: string; readonly fence: number },
  { told, closed }: Progress,
): Promise<void> {
  if (told.has(holder)) return;
  const answer = await tell(ports, lock, holder, fence);
  told.add(holder);
  if (answer === "closed") closed.add(executionOf(holder));
}

/** Of those who arrive the first in line looks after the holders: a crowd would do it a hundred times. If its call has died, another one's does half a minute later. */
function isFirst([first]: readonly Waiter[], { arriving }: Asking): boolean {
  return first !== undefined && first.holder === arriving;
}

function isCheckDue(
  { checked, contendedSince }: Lock,
  waiters: readonly Waiter[],
  asking: Asking,
  now: number,
): boolean {
  if (asking.suspects !== "due" || waiters.length === 0) return false;
  const last = checked ?? (isFirst(waiters, asking) ? undefined : contendedSince);
  return last === undefined || Math.abs(now - last) >= CHECK_EVERY_MILLIS;
}

function isOnDuty(waiters: readonly Waiter[], asking: Asking, isDue: boolean): boolean {
  if (waiters.length === 0) return false;
  return isDue || asking.suspects !== "due" || isFirst(waiters, asking);
}

function unwatchedIn({ holders }: Lock): readonly string[] {
  return Object.keys(holders).filter((holder) => !holders[holder]?.isWatched);
}

async function watch(
  { store }: LockPorts,
  lock: Lock,
  holders: readonly string[],
  { watched }: Progress,
): Promise<void> {
  const runs = holders.map(executionOf).filter((execution) => !watched.has(execution));
  if (runs.length === 0) return;
  await store.watch(lock, runs);
  for (const execution of runs) watched.add(execution);
}

function runsToAsk(
  lock: Lock,
  suspects: Asking["suspects"],
  more: readonly string[],
): readonly string[] {
  const holding = [...new Set(Object.keys(lock.holders).map(executionOf))];
  if (suspects === "all") return holding;
  const named = suspects === undefined || suspects === "due" ? more : [...suspects, ...more];
  return holding.filter((execution) => named.includes(execution));
}

async function write(
  ports: LockPorts,
  lock: Lock,
  lost: readonly LostPlace[],
  progress: Progress,
  change: LockChange,
): Promise<Next> {
  const { store } = ports;
  if (changesNothing(change)) return { lock, isDone: true };
  if (lost.length > 0) await store.lose(lost);
  const entering = change.in.map(({ holder }) => holder);
  await watch(ports, lock, entering, progress);
  const written = await store.change(lock, change);
  if (written === undefined) return "again";
  const first = written.fence - entering.length + 1;
  for (const [at, holder] of entering.entries())
    await tellOnce(ports, lock, { holder, fence: first + at }, progress);
  return { lock: written, isDone: entering.length === 0 };
}

function changesNothing({ out, in: entering, watched, checked, isCalm }: LockChange): boolean {
  const holders = out.length + entering.length + watched.length;
  return holders === 0 && checked === undefined && !isCalm;
}

/** Nobody waits: a failed run keeps its place, one that can never come back doesn't. */
async function takeOut(ports: LockPorts, lock: Lock, asking: Asking): Promise<Next> {
  const { suspects = [], event } = asking;
  const done = { lock, isDone: true };
  if (typeof suspects === "string") return done;
  const states = await statesOf(ports, runsToAsk(lock, suspects, []), event);
  for (const holder of Object.keys(lock.holders)) {
    const state = states[executionOf(holder)];
    if (state === undefined || endOf(state) !== "for ever") continue;
    if (!(await ports.store.giveBack(lock, holder))) return "again";
  }
  return done;
}
