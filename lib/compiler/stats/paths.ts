import type { State } from "../../asl/index.ts";
import { type Machine, nested } from "./nested.ts";
import { endsWell, waysOut } from "./ways-out.ts";

/** What states cost: transitions or events, and the waits on the way that are known. */
export interface Cost {
  readonly count: number;
  readonly waitSeconds: number;
}

/** What passing through a state costs, with all that is inside it. */
export type Measure = (state: State) => Cost;

/** What goes round: a loop by the state that it is entered at, or a Map by its name. */
export interface Turn {
  readonly kind: "turn" | "item";
  readonly loop: string;
  readonly cost: Cost;
}

/** The cheapest run that meets no error; nothing if there is none. */
export function leastCost(machine: Machine, measure: Measure): Cost {
  const after = distances(machine.States, endsWell, measure);
  return after.get(machine.StartAt) ?? NOTHING;
}

/** What a turn of each loop, and an item of each Map, costs. */
export function turnsOf(machine: Machine, measure: Measure): readonly Turn[] {
  return Object.entries(machine.States).flatMap(([name, state]): readonly Turn[] => {
    const inner = nested(state);
    const items = state.Type === "Map" ? inner : [];
    const loop = turnAt(machine, name, measure);
    return [
      ...items.map((one) => ({ kind: "item", loop: name, cost: leastCost(one, measure) }) as const),
      ...(loop === undefined ? [] : [{ kind: "turn", loop: name, cost: loop } as const]),
      ...inner.flatMap((one) => turnsOf(one, measure)),
    ];
  });
}

const NOTHING: Cost = { count: 0, waitSeconds: 0 };
const NEVER: Cost = { count: Number.POSITIVE_INFINITY, waitSeconds: 0 };

/** For each state the least cost from entering it up to and with a state that `isGoal`. */
function distances(
  states: Machine["States"],
  isGoal: (state: State) => boolean,
  measure: Measure,
): ReadonlyMap<string, Cost> {
  const best = new Map<string, Cost>();
  const own = new Map(Object.entries(states).map(([name, state]) => [name, measure(state)]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, state] of Object.entries(states)) {
      const onward = isGoal(state) ? NOTHING : cheapest(waysOut(state), best);
      const total = sum(own.get(name) ?? NEVER, onward);
      if (total.count >= (best.get(name) ?? NEVER).count) continue;
      best.set(name, total);
      changed = true;
    }
  }
  return best;
}

function cheapest(names: readonly string[], costs: ReadonlyMap<string, Cost>): Cost {
  return names
    .map((name) => costs.get(name) ?? NEVER)
    .reduce((least, cost) => (cost.count < least.count ? cost : least), NEVER);
}

function sum(left: Cost, right: Cost): Cost {
  return {
    count: left.count + right.count,
    waitSeconds: left.waitSeconds + right.waitSeconds,
  };
}

/** The cheapest way from a state back to itself, if it is where a loop is entered from before it. */
function turnAt(machine: Machine, head: string, measure: Measure): Cost | undefined {
  const state = machine.States[head];
  if (state === undefined || !isLoopHead(machine, head)) return undefined;
  const back = distances(machine.States, (one) => waysOut(one).includes(head), measure);
  const isAlone = waysOut(state).includes(head);
  const onward = isAlone ? NOTHING : cheapest(waysOut(state), back);
  const cost = sum(measure(state), onward);
  return Number.isFinite(cost.count) ? cost : undefined;
}

/** A loop's head is met before any other state of the loop on the way from the start. */
function isLoopHead(machine: Machine, head: string): boolean {
  const withoutHead = reach(machine, machine.StartAt, head);
  const fromHead = reach(machine, head);
  return [...fromHead].some((name) => {
    const state = machine.States[name];
    return state !== undefined && !withoutHead.has(name) && waysOut(state).includes(head);
  });
}

function reach(machine: Machine, from: string, without?: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const state = machine.States[name];
    if (state === undefined || name === without || seen.has(name)) return;
    seen.add(name);
    for (const next of waysOut(state)) visit(next);
  };
  visit(from);
  return seen;
}
