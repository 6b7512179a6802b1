import type { State, StateMachine } from "../../asl/index.ts";
import type { FlowStats } from "../project.ts";
import { eventsOf } from "./events-of.ts";
import { itemCount } from "./item-count.ts";
import { lockStatsOf } from "./lock-stats.ts";
import { type Machine, nested } from "./nested.ts";
import { type Cost, leastCost, type Measure, type Turn, turnsOf } from "./paths.ts";

/** US dollars for a transition of a Standard workflow in us-east-1 (aws.amazon.com/step-functions/pricing). */
const DOLLARS_PER_TRANSITION = 0.025 / 1000;

/** Counts states and billed transitions. */
export function statsOf(definition: StateMachine): FlowStats {
  const transitions = leastCost(definition, transition).count;
  const locks = lockStatsOf(
    definition,
    (countOf) => leastCost(definition, counting(countOf)).count,
  );
  return {
    states: countStates(definition),
    transitions,
    perTurn: Object.fromEntries(
      turnsOf(definition, transition).map(({ loop, cost }) => [loop, cost.count]),
    ),
    dollarsPerRun: transitions * DOLLARS_PER_TRANSITION,
    ...(locks && { locks }),
  };
}

/** Events that the history of a run without an error has at least. */
export function leastEvents(definition: StateMachine): number {
  const [started, succeeded] = [1, 1];
  return started + leastCost(definition, historyEvents).count + succeeded;
}

/** What a turn of each loop of the flow itself writes, and how long it waits at least. */
export function eventsPerTurn(definition: StateMachine): readonly Turn[] {
  return turnsOf(definition, historyEvents).filter(({ kind }) => kind === "turn");
}

function countStates(machine: Machine): number {
  return Object.values(machine.States)
    .flatMap((state) => [1, ...nested(state).map(countStates)])
    .reduce((sum, count) => sum + count, 0);
}

/** Branches and the items that are known before a run add theirs. */
function counting(countOf: (state: State) => number): Measure {
  return function measure(state) {
    return added({ count: countOf(state), waitSeconds: waitOf(state) }, state, measure, 0);
  };
}

/** Each state is one. */
const transition: Measure = counting(() => 1);

const historyEvents: Measure = (state) =>
  added({ count: eventsOf(state), waitSeconds: waitOf(state) }, state, historyEvents, 2);

/** `perItem`: what an iteration costs by itself. */
function added(own: Cost, state: State, measure: Measure, perItem: number): Cost {
  const inner = nested(state).map((machine) => leastCost(machine, measure));
  const times = state.Type === "Map" ? (itemCount(state) ?? 0) : 1;
  const extra = state.Type === "Map" ? perItem : 0;
  return {
    count: inner.reduce((sum, { count }) => sum + times * (count + extra), own.count),
    waitSeconds: own.waitSeconds,
  };
}

function waitOf(state: State): number {
  return state.Type === "Wait" && typeof state.Seconds === "number" ? state.Seconds : 0;
}
