import type { State, StateMachine } from "../../asl/index.ts";
import type { FlowStats } from "../project.ts";
import { endsWell, waysOut } from "./ways-out.ts";

type States = Readonly<Record<string, State>>;
interface Machine {
  readonly StartAt: string;
  readonly States: States;
}

/** US dollars for a transition of a Standard workflow in us-east-1 (aws.amazon.com/step-functions/pricing). */
const DOLLARS_PER_TRANSITION = 0.025 / 1000;

/** Counts states and billed transitions. */
export function statsOf(definition: StateMachine): FlowStats {
  const transitions = shortest(definition);
  return {
    states: countStates(definition),
    transitions,
    perTurn: Object.fromEntries(turns(definition)),
    dollarsPerRun: transitions * DOLLARS_PER_TRANSITION,
  };
}

function countStates(machine: Machine): number {
  return Object.values(machine.States)
    .flatMap((state) => [1, ...nested(state).map(countStates)])
    .reduce((sum, count) => sum + count, 0);
}

/** The machines inside a state: branches, or what is done for an item. */
function nested(state: State): readonly Machine[] {
  if (state.Type === "Parallel") return state.Branches;
  if (state.Type !== "Map") return [];
  const processor = state.ItemProcessor ?? state.Iterator;
  return processor === undefined ? [] : [processor];
}

/** Transitions of one pass through a state: its own, and for Parallel those of its branches. A map's items count by the turn. */
function weight(state: State): number {
  const branches = state.Type === "Parallel" ? state.Branches : [];
  return branches.reduce((sum, branch) => sum + shortest(branch), 1);
}

/** Transitions of the shortest run that ends well; 0 if none does. */
function shortest(machine: Machine): number {
  const after = distances(machine.States, endsWell);
  return after.get(machine.StartAt) ?? 0;
}

/** For each state the least number of transitions from entering it up to and with a state that `isGoal`. */
function distances(states: States, isGoal: (state: State) => boolean): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, state] of Object.entries(states)) {
      const onward = isGoal(state)
        ? 0
        : Math.min(...waysOut(state).map((next) => best.get(next) ?? Number.POSITIVE_INFINITY));
      const total = weight(state) + onward;
      if (total < (best.get(name) ?? Number.POSITIVE_INFINITY)) {
        best.set(name, total);
        changed = true;
      }
    }
  }
  return best;
}

/** What a turn of each loop, and an item of each map, adds. */
function turns(machine: Machine): readonly (readonly [string, number])[] {
  return Object.entries(machine.States).flatMap(([name, state]) => {
    const inner = nested(state);
    const item = state.Type === "Map" ? inner.map((one) => [name, shortest(one)] as const) : [];
    const loop = turn(machine, name);
    const own = loop === undefined ? [] : [[name, loop] as const];
    return [...item, ...own, ...inner.flatMap(turns)];
  });
}

/** The length of the shortest way from a state back to itself, if it is where a loop is entered from before it. */
function turn(machine: Machine, head: string): number | undefined {
  const state = machine.States[head];
  if (state === undefined || !isLoopHead(machine, head)) return undefined;
  const back = distances(machine.States, (one) => waysOut(one).includes(head));
  const onward = waysOut(state).map((next) =>
    next === head ? 0 : (back.get(next) ?? Number.POSITIVE_INFINITY),
  );
  const length = weight(state) + Math.min(...onward);
  return Number.isFinite(length) ? length : undefined;
}

/** A loop's head is met before any other state of the loop on the way from the start. */
function isLoopHead(machine: Machine, head: string): boolean {
  const withoutHead = reach(machine, machine.StartAt, head);
  const fromHead = reach(machine, head);
  return [...fromHead].some(
    (name) => !withoutHead.has(name) && waysOut(machine.States[name] as State).includes(head),
  );
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
