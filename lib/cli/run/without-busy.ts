import type { ProgressLine } from "../../timeline/index.ts";

/** Leaves out how a lock or a rate is asked for again where it is busy: one line tells of the wait, those of its states would be four. */
export function withoutBusy(): (line: ProgressLine) => boolean {
  const busy = new Set<string>();
  return ({ kind, step, error }) => {
    if (kind === "failed" && ASKS.test(step) && error === NO_PLACE) {
      busy.add(step);
      return false;
    }
    if (kind === "caught" && busy.delete(step)) return false;
    return kind !== "started" || !WAITS_FOR_LOCK.test(step);
  };
}

/** Whether a line tells of a run that waits for a lock. */
export function isLockWait({ kind, step }: ProgressLine): boolean {
  return kind === "waiting" && WAITS_FOR_LOCK.test(step);
}

/** The compiler's names: no step of a user's has a space in its name. */
const ASKS = /^(?:lock|rate|reserve) /;
const WAITS_FOR_LOCK = /^wait for /;

/** What a conditional write says where somebody is there already. */
const NO_PLACE = "DynamoDB.ConditionalCheckFailedException";
