import type { Node } from "./automaton.ts";
import type { Call } from "./calls.ts";
import { isWaitingOn } from "./run-steps.ts";
import { runIndex, type World } from "./world.ts";

/**
 * A request that does the same whenever it is made from now on, and that nobody can tell was made: before or after whatever else happens, it is one. So it is enough to look at one order, in
 * which it comes first. It holds as long as no other call may bring certain runs into line, redrive them, or look at what is watched of them: a bit for each run.
 */
export interface Settled {
  readonly arriving: number;
  readonly redriving: number;
  /** Two calls for its success. */
  readonly ending: number;
}

/** Undefined if more than other calls can change it. */
export function settledIn(
  world: World,
  { state, isFresh }: Node<Call>,
  hasFailed: boolean,
): Settled | undefined {
  if (state.kind !== "waits" || isFresh) return undefined;
  return RULES[state.method]?.(world, state.args, hasFailed);
}

export function isSettledAmong(settled: Settled, calls: readonly Node<Call>[]): boolean {
  let ended = 0;
  for (const { spec, isFresh } of calls) {
    if (spec.kind === "acquire" && isFresh && has(settled.arriving, spec.run)) return false;
    if (spec.kind === "redrive" && has(settled.redriving, spec.run)) return false;
    const success = spec.kind === "event" && spec.event.status === "SUCCEEDED" && spec.event;
    const run = success ? bits([runIndex(success.execution)]) : 0;
    if ((settled.ending & ended & run) !== 0) return false;
    ended |= run;
  }
  return true;
}

type Rule = (world: World, args: readonly unknown[], hasFailed: boolean) => Settled | undefined;

const FOR_SURE: Settled = { arriving: 0, redriving: 0, ending: 0 };

const RULES: Readonly<Record<string, Rule>> = {
  // A version that was passed never comes again.
  change: (_, [lock]) => ((lock as { version: number }).version === 0 ? FOR_SURE : undefined),
  firstLocks: () => FOR_SURE,
  allLocks: () => FOR_SURE,
  // Each wait has a token of its own.
  succeed: (world, [token]) => {
    const [run, tries] = String(token).slice(1).split(".").map(Number);
    if (run === undefined || tries === undefined) throw new Error(`${token} is no token`);
    return isWaitingOn(world, { run, tries }) ? undefined : FOR_SURE;
  },
  statuses: (world, [executions]) => {
    const runs = (executions as readonly string[]).map(runIndex);
    const redriving = bits(runs);
    const haveEnded = runs.every((run) => hasEndedForGood(world, run));
    return haveEnded ? { ...FOR_SURE, redriving } : undefined;
  },
  token: (world, [, holder]) => outOfLine(world, [runOf(String(holder))]),
  leave: (world, [, holder, token]) =>
    hasPassed(world, String(holder), String(token))
      ? FOR_SURE
      : outOfLine(world, [runOf(String(holder))]),
  waiters: (world) => outOfLine(world, [...world.runs.keys()]),
  // Who forgets a run that is watched is the last who wants to know of it.
  watch: ({ watched, rest: { left } }, [, executions]) => {
    const names = executions as readonly string[];
    const runs = bits(names.map(runIndex));
    const isThere = names.every((one) => watched.includes(one));
    const isOnce = left.doubles === 0 && left.crashes === 0 && left.redrives <= 1;
    return isThere && isOnce ? { arriving: 0, redriving: runs, ending: runs } : undefined;
  },
  forget: ({ rest: { left } }, [execution], hasFailed) => {
    const isOnce = left.doubles === 0 && left.crashes === 0 && !hasFailed;
    return isOnce ? { ...FOR_SURE, ending: bits([runIndex(String(execution))]) } : undefined;
  },
};

/** They are not in line, and ask for nothing again. */
function outOfLine(world: World, runs: readonly number[]): Settled | undefined {
  const by = bits(runs);
  const areOut = runs.every((run) => !isInLine(world, run) && !mayAsk(world, run));
  return areOut ? { arriving: by, redriving: by, ending: 0 } : undefined;
}

function isInLine({ line }: World, run: number): boolean {
  return Object.entries(line).some(([holder, item]) => item.inLine && runOf(holder) === run);
}

function mayAsk(world: World, run: number): boolean {
  const at = world.runs[run]?.at;
  return (at === "take" || at === "waiting") && !hasEndedForGood(world, run);
}

function hasEndedForGood({ runs, rest }: World, run: number): boolean {
  const status = runs[run]?.status;
  return status === "SUCCEEDED" || (status !== "RUNNING" && rest.left.redrives === 0);
}

/** A later call has put another token there. */
function hasPassed({ line }: World, holder: string, token: string): boolean {
  const tries = Number(line[holder]?.attempt.split(" ")[1]) % 1000;
  return tries > Number(token.split(".")[1]);
}

function runOf(holder: string): number {
  return runIndex(holder.split(" ")[0] ?? "");
}

function bits(runs: readonly number[]): number {
  return runs.reduce((all, run) => all | (1 << run), 0);
}

function has(bits: number, run: number): boolean {
  return (bits & (1 << run)) !== 0;
}
