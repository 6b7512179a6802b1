import type { JsonObject, State, StateMachine } from "../../asl/index.ts";
import { GIVE_BACK, locksFunction, locksTable, RATE_NOW, TAKE } from "../../locks/index.ts";
import type { LockStats } from "../project.ts";
import { nested } from "./nested.ts";

/** US dollars for a write of at most 1 KB on demand in us-east-1 (aws.amazon.com/dynamodb/pricing/on-demand). */
const DOLLARS_PER_WRITE = 0.625 / 1_000_000;

/** What the shortest run counts, with these states at other numbers. */
type Counting = (countOf: (state: State) => number) => number;

/** What locks and rates add to the shortest run; undefined without any. */
export function lockStatsOf(definition: StateMachine, shortest: Counting): LockStats | undefined {
  const states = statesOf(definition).filter(isOfLocks).length;
  if (states === 0) return undefined;
  const transitions = shortest(() => 1);
  const own = transitions - shortest((state) => (isOfLocks(state) ? 0 : 1));
  const busy = shortest((state) => BUSY.get(writeOf(state) ?? "") ?? 1) - transitions;
  return { states, transitions: own, whenBusy: busy, dollarsPerRun: own * DOLLARS_PER_WRITE };
}

/**
 * Transitions of a write that fails because others are there: with the wait for a place, the function that gives the place to the next, the reservation of an instant and
 * the wait for it.
 */
const BUSY: ReadonlyMap<string, number> = new Map([
  [TAKE.update, 2],
  [GIVE_BACK.update, 2],
  [RATE_NOW.update, 3],
]);

function isOfLocks(state: State): boolean {
  if (writeOf(state) !== undefined) return true;
  return argumentsOf(state)["FunctionName"] === locksFunction;
}

/** What a state writes to the table of locks. */
function writeOf(state: State): string | undefined {
  const { TableName, UpdateExpression } = argumentsOf(state);
  const isWrite = TableName === locksTable && typeof UpdateExpression === "string";
  return isWrite ? UpdateExpression : undefined;
}

function argumentsOf(state: State): JsonObject {
  const given = state.Type === "Task" ? state.Arguments : undefined;
  return typeof given === "object" && given !== null && !Array.isArray(given)
    ? (given as JsonObject)
    : {};
}

function statesOf(machine: Pick<StateMachine, "States">): readonly State[] {
  return Object.values(machine.States).flatMap((state) => [
    state,
    ...nested(state).flatMap(statesOf),
  ]);
}
