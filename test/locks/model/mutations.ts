import type { Lock, LockChange, LockPorts } from "../../../lib/locks/index.ts";
import type { Mutation } from "./moves.ts";
import { changed, itemOf, requests, shown } from "./requests.ts";
import type { LineItem, Setting, World } from "./world.ts";

/** A protocol that is wrong in one point, and the smallest world in which that shows. */
export interface Wronged extends Mutation {
  readonly what: string;
  readonly shownBy: string;
  readonly setting: Setting;
}

const two: Setting = { limits: [1, 1], whenBusy: "wait", what: "flow", budget: {} };
const three: Setting = { ...two, limits: [1, 1, 1] };

export const mutations: readonly Wronged[] = [
  {
    what: "a place is given with the last one's fence",
    shownBy: "a fence was told that is no higher than the last",
    setting: two,
    requests: {
      change: (world: World, lock: Lock, change: LockChange) => {
        itemOf(world).fence -= change.in.length;
        return requests.change(world, lock, change);
      },
    },
  },
  {
    what: "a place is given whatever version the lock has by now",
    shownBy: "2 runs work, and the limit is 1",
    setting: { ...three, budget: {} },
    requests: {
      change: (world: World, _: Lock, change: LockChange) => shown(changed(itemOf(world), change)),
    },
  },
  {
    what: "contended is cleared whatever version the lock has by now",
    shownBy: "at rest: r2 waits though a place is free",
    setting: { ...three, budget: {} },
    requests: {
      change: (world: World, lock: Lock, change: LockChange) => {
        if (change.isCalm) return shown(changed(itemOf(world), change));
        return requests.change(world, lock, change);
      },
    },
  },
  {
    what: "Step Functions is asked for a run before its end is watched",
    shownBy: "at rest: r1 waits though a place is free",
    setting: { ...two, budget: { failures: 1 } },
    distort: watchingAfterAsking,
  },
  {
    what: "a newcomer isn't watched before it has its place",
    shownBy: "at rest: r2 waits though a place is free",
    setting: { ...three, budget: { failures: 1 } },
    requests: {
      change: (world: World, lock: Lock, change: LockChange) => {
        for (const { holder } of change.in) forgetWatch(world, holder);
        return requests.change(world, lock, change);
      },
    },
  },
  {
    what: "who was given a place by a call that died isn't told again",
    shownBy: "at rest: r1 has its place and isn't told",
    setting: { ...two, budget: { failures: 0, crashes: 1 } },
    distort: tellingNobodyAgain,
  },
  {
    what: "a late call puts its token over a newer one",
    shownBy: "at rest: r1 waits though a place is free",
    setting: { ...two, budget: { crashes: 1 } },
    requests: {
      arrive: (world: World, at: never, arrival: LineItem & { readonly holder: string }) =>
        requests.arrive(world, at, { ...arrival, attempt: LATEST }),
    },
  },
  {
    what: "a failed run doesn't know that its place is lost",
    shownBy: "r0 works and holds nothing",
    setting: { ...two, budget: { failures: 1, redrives: 1 } },
    requests: { lose: () => undefined },
  },
  {
    what: "what is about to be redriven isn't kept",
    shownBy: "r0 works and holds nothing",
    setting: { ...two, budget: { failures: 1, redrives: 1 } },
    distort: (ports) => ({ ...ports, store: { ...ports.store, keep: async () => true } }),
  },
];

/** After any other, and after itself. */
const LATEST = "~";

function forgetWatch(world: World, holder: string): void {
  world.watched = world.watched.filter((execution) => execution !== holder);
}

function watchingAfterAsking(ports: LockPorts): LockPorts {
  let late: (() => Promise<void>) | undefined;
  return {
    ...ports,
    store: {
      ...ports.store,
      watch: async (at, executions) => {
        late = () => ports.store.watch(at, executions);
      },
      change: async (lock, change) => {
        await late?.();
        late = undefined;
        return ports.store.change(lock, change);
      },
    },
  };
}

/** The first who is told after a place was given is told; who had it before isn't. */
function tellingNobodyAgain(ports: LockPorts): LockPorts {
  const given = new Set<string>();
  return {
    ...ports,
    store: {
      ...ports.store,
      change: async (lock, change) => {
        for (const { holder } of change.in) given.add(holder);
        return ports.store.change(lock, change);
      },
      token: async (at, holder) => (given.has(holder) ? ports.store.token(at, holder) : undefined),
    },
  };
}
