import { type BackfillItem, outcomeOf, type RunDescription } from "../../operations/index.ts";

/** How the runs of a backfill stand. */
export interface Counts {
  readonly succeeded: number;
  /** Runs that did succeed, and said that they left their work. */
  readonly skipped: number;
  readonly failed: number;
  readonly running: number;
  /** To be started. */
  readonly left: number;
  /** Times that no run is wanted for, and none was. */
  readonly unwanted: number;
}

export type Ended = ReadonlyMap<BackfillItem, RunDescription>;

/** @param started what runs by now. */
export function countsOf(
  items: readonly BackfillItem[],
  ended: Ended,
  started: ReadonlySet<BackfillItem> = new Set(),
): Counts {
  const all = items.map((item) => stateOf(item, ended, started));
  const count = (state: keyof Counts): number => all.filter((one) => one === state).length;
  return {
    succeeded: count("succeeded"),
    skipped: count("skipped"),
    failed: count("failed"),
    running: count("running"),
    left: count("left"),
    unwanted: count("unwanted"),
  };
}

/** @example `["29 succeeded", "2 failed"]` */
export function countWords(counts: Counts): readonly string[] {
  const said = Object.entries(WORDS).map(([state, word]) => [counts[state as keyof Counts], word]);
  return said.filter(([count]) => count !== 0).map((words) => words.join(" "));
}

const WORDS = {
  succeeded: "succeeded",
  skipped: "skipped",
  failed: "failed",
  running: "running",
  left: "not started",
  unwanted: "without a run",
} as const satisfies Record<keyof Counts, string>;

function stateOf(
  item: BackfillItem,
  ended: Ended,
  started: ReadonlySet<BackfillItem>,
): keyof Counts {
  const run = ended.get(item);
  if (run?.skipped !== undefined) return "skipped";
  if (run !== undefined) return outcomeOf(run.status);
  if (item.action === "wait" || started.has(item)) return "running";
  if (item.action === "start") return "left";
  return item.found === undefined ? "unwanted" : outcomeOf(item.found.status);
}
