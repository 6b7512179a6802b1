import type { LostPlace, RunState, StatusEvent } from "../../../lib/locks/index.ts";

/** All of the world that matters to one lock but the calls of the function, as plain data: two with the same JSON have the same future. */
export interface World {
  lock: LockItem | null;
  /** By holder id. */
  line: Record<string, LineItem>;
  watched: string[];
  lost: LostPlace[];
  runs: Run[];
  rest: Rest;
}

export interface LockItem {
  holders: Record<string, { since: string; isWatched: boolean; keptUntil?: number }>;
  fence: number;
  version: number;
  arrivals: number;
  contendedSince?: number;
  granted: string[];
  checked?: number;
}

export interface LineItem {
  order: string;
  token: string;
  attempt: string;
  limit: number;
  since: string;
  whenBusy: "wait" | "skip" | "fail" | "replace";
  inLine: boolean;
}

export interface Run {
  status: RunState["status"];
  redrives: number;
  /** Where its state machine stands. */
  at: "take" | "waiting" | "work" | "giving back" | "end";
  /** How often it has called the function. */
  tries: number;
  /** Redriven from the console. */
  isRogue: boolean;
}

interface Rest {
  left: Budget;
  /** The last number that a run was told. */
  toldFence: number;
  /** One was told that was not above the last. */
  isFenceLow: boolean;
  /** An event was lost: only the sweep makes good for it. */
  hasLoss: boolean;
}

/** A world while something changes it. */
export interface Scene extends World {
  readonly clock: number;
  /** What EventBridge has to tell. */
  readonly events: StatusEvent[];
}

/** How much may go wrong. */
export interface Budget {
  failures: number;
  crashes: number;
  losses: number;
  doubles: number;
  redrives: number;
  sweeps: number;
}

/** What the runs are like. */
export interface Setting {
  readonly limits: readonly number[];
  readonly whenBusy: LineItem["whenBusy"];
  /** What is locked: a flow gives back by its end, a block by a state. */
  readonly what: "flow" | "block";
  readonly budget: Partial<Budget>;
  /**
   * How many calls of the function can be in their middle at the same time; the others come before or after.
   *
   * @default as many as there are
   */
  readonly atOnce?: number;
}

export function firstWorld({ limits, budget }: Setting): World {
  const none = { failures: 0, crashes: 0, losses: 0, doubles: 0, redrives: 0, sweeps: 0 };
  return {
    lock: null,
    line: {},
    watched: [],
    lost: [],
    runs: limits.map(() => ({
      ...{ status: "RUNNING", redrives: 0, at: "take", tries: 0, isRogue: false },
    })),
    rest: { left: { ...none, ...budget }, toldFence: 0, isFenceLow: false, hasLoss: false },
  };
}

/** Faster than by way of JSON, of which everything here is. */
export function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const name in value) copy[name] = copied(value[name]);
  return copy as T;
}

/** `r0`, and for a block `r0 block`. */
export function holderId(run: number, { what }: Pick<Setting, "what">): string {
  return what === "flow" ? `r${run}` : `r${run} block`;
}

export function runIndex(execution: string): number {
  return Number(execution.slice(1));
}

export function tokenOf(run: number, tries: number): string {
  return `t${run}.${tries}`;
}
