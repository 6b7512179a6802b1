import type { Arrival, Lock, LockChange, LockKey, LostPlace } from "../../../lib/locks/index.ts";
import {
  copied,
  type LockItem,
  type Run,
  runIndex,
  type Scene,
  tokenOf,
  type World,
} from "./world.ts";

/** What a port's method does to the world, at once: DynamoDB's conditional writes, and Step Functions' requests. */
export type Requests = Readonly<Record<string, (world: Scene, ...args: never[]) => unknown>>;

export const KEY: LockKey = { lock: "l", key: "*" };

const CLOSED = "closed";

export const requests = {
  lock: (world: World) => shown(world.lock),
  waiters: (world: World, _at: LockKey, most: number) =>
    Object.entries(world.line)
      .filter(([, item]) => item.inLine)
      .map(([holder, { order, limit, since, whenBusy }]) => ({
        ...{ holder, order, limit, since, whenBusy },
      }))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .slice(0, most),
  token: (world: World, _at: LockKey, holder: string) => {
    const item = world.line[holder];
    return item?.inLine ? item.token : undefined;
  },
  arrive: (world: World, _at: LockKey, { holder, ...arrival }: Arrival) => {
    const old = world.line[holder];
    const isNew = !old || old.attempt < arrival.attempt;
    if (!isNew && !(old.token === arrival.token && old.inLine)) return false;
    const order = old?.inLine ? old.order : arrival.order;
    world.line[holder] = { ...arrival, order, inLine: true };
    return true;
  },
  leave: (world: World, _at: LockKey, holder: string, token?: string) => {
    const item = world.line[holder];
    if (item && (token === undefined || item.token === token)) item.inLine = false;
  },
  contend: (world: Scene) => {
    const item = itemOf(world);
    item.contendedSince ??= world.clock;
    item.arrivals++;
    return shown(item);
  },
  change: (world: World, lock: Lock, change: LockChange) => {
    const item = itemOf(world);
    if (item.version !== lock.version || item.contendedSince === undefined) return undefined;
    if (change.isCalm && item.arrivals !== lock.arrivals) return undefined;
    return shown(changed(item, change));
  },
  giveBack: (world: World, _at: LockKey, holder: string) => {
    const item = itemOf(world);
    if (item.contendedSince !== undefined || !(holder in item.holders)) return false;
    delete item.holders[holder];
    return true;
  },
  remove: (world: World, _at: LockKey, holder: string) => {
    const item = itemOf(world);
    delete item.holders[holder];
    item.version++;
    return shown(item);
  },
  keep: (
    world: World,
    _at: LockKey,
    holder: string,
    place: { since: string; keptUntil: number },
  ) => {
    const item = itemOf(world);
    if (!(holder in item.holders)) return false;
    item.holders[holder] = { ...place, isWatched: false };
    item.version++;
    return true;
  },
  takeAgain: (
    world: World,
    _at: LockKey,
    holder: string,
    limit: number,
    place: { since: string; keptUntil: number },
  ) => {
    const item = itemOf(world);
    if (!canTake(item, holder, limit)) return false;
    item.holders[holder] = { ...place, isWatched: false };
    item.fence++;
    item.version++;
    return true;
  },
  watch: (world: World, _at: LockKey, executions: readonly string[]) => {
    world.watched = [...new Set([...world.watched, ...executions])].sort();
  },
  lose: (world: World, places: readonly LostPlace[]) => {
    const ids = places.map(({ holder }) => holder);
    const others = world.lost.filter(({ holder }) => !ids.includes(holder));
    world.lost = [...others, ...places].sort((a, b) => (a.holder < b.holder ? -1 : 1));
  },
  found: (world: World, { holder }: LostPlace) => {
    world.lost = world.lost.filter((place) => place.holder !== holder);
  },
  ofRun: (world: World, execution: string) => ({
    watched: world.watched.includes(execution) ? [KEY] : [],
    lost: world.lost.filter(({ holder }) => holder.split(" ")[0] === execution),
  }),
  forget: (world: World, execution: string) => {
    world.watched = world.watched.filter((one) => one !== execution);
    world.lost = world.lost.filter(({ holder }) => holder.split(" ")[0] !== execution);
  },
  open: (world: World) => ({
    contended: world.lock?.contendedSince !== undefined ? [KEY] : [],
    lost: world.lost,
  }),
  statuses: (world: World, executions: readonly string[]) =>
    Object.fromEntries(
      executions.map((execution) => {
        const { status, redrives } = runOf(world, execution);
        return [execution, { status, redriveCount: redrives }];
      }),
    ),
  stop: (world: Scene, execution: string) => {
    const run = runOf(world, execution);
    if (run.status === "RUNNING") end(world, runIndex(execution), "ABORTED");
  },
  firstLocks: () => [KEY],
  wasTold: (world: World, holder: string) =>
    runOf(world, holder.split(" ")[0] ?? "").at !== "waiting",
  allLocks: () => [KEY],
  succeed: (world: World, token: string, { fence }: { readonly fence: number }) => {
    const run = waitingOn(world, token);
    if (run === undefined) return CLOSED;
    work(world, run, fence);
    return "told";
  },
  fail: (world: Scene, token: string) => {
    const run = waitingOn(world, token);
    if (run === undefined) return CLOSED;
    run.at = "end";
    end(world, world.runs.indexOf(run), "SUCCEEDED");
    return "told";
  },
} as const satisfies Requests;

/** The state that takes: nobody reads before. */
export function take(world: World, holder: string, limit: number): number | undefined {
  const item = itemOf(world);
  if (!canTake(item, holder, limit)) return undefined;
  item.holders[holder] = { since: "0", isWatched: false };
  item.fence++;
  return item.fence;
}

/** A run goes on, with its place. */
export function work({ rest }: World, run: Run, fence: number): void {
  run.at = "work";
  rest.isFenceLow ||= fence <= rest.toldFence;
  rest.toldFence = fence;
}

/** A run ends, and its event is on its way. */
export function end(world: Scene, run: number, status: "SUCCEEDED" | "FAILED" | "ABORTED"): void {
  const ended = world.runs[run];
  if (ended === undefined) return;
  ended.status = status;
  world.events.push({ execution: `r${run}`, status, redriveCount: ended.redrives });
}

/** What `change` writes, whatever its condition says. */
export function changed(item: LockItem, change: LockChange): LockItem {
  for (const holder of change.watched) {
    const place = item.holders[holder];
    if (place) place.isWatched = true;
  }
  for (const holder of change.out) delete item.holders[holder];
  for (const { holder, since } of change.in) item.holders[holder] = { since, isWatched: true };
  if (change.in.length > 0) item.granted = change.in.map(({ holder }) => holder);
  if (change.checked !== undefined) item.checked = change.checked;
  if (change.isCalm) {
    delete item.contendedSince;
    item.granted = [];
    delete item.checked;
  }
  item.fence += change.in.length;
  item.version++;
  return item;
}

export function itemOf(world: World): LockItem {
  world.lock ??= { holders: {}, fence: 0, version: 0, arrivals: 0, granted: [] };
  return world.lock;
}

/** A copy: what a call has read stays as it was. */
export function shown(item: LockItem | null): Lock | undefined {
  return item === null ? undefined : { ...KEY, ...copied(item) };
}

function canTake({ holders, contendedSince }: LockItem, holder: string, limit: number): boolean {
  return holder in holders || (contendedSince === undefined && Object.keys(holders).length < limit);
}

function runOf(world: World, execution: string): Run {
  const run = world.runs[runIndex(execution)];
  if (run === undefined) throw new Error(`there is no run ${execution}`);
  return run;
}

function waitingOn(world: World, token: string): Run | undefined {
  return world.runs.find(
    ({ status, at, tries }, index) =>
      status === "RUNNING" && at === "waiting" && tokenOf(index, tries) === token,
  );
}
