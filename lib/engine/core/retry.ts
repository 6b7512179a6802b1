import { errorNames, limits, type Retrier } from "../../asl/index.ts";
import type { RandomSource } from "./random.ts";

/** No retrier or catcher matches these, whatever it names. */
const terminal: readonly string[] = [errorNames.runtime];

/** Only a retrier or catcher that names a timeout, or all errors, matches these. */
const timeouts: readonly string[] = [errorNames.timeout, errorNames.heartbeatTimeout];

/**
 * Whether `ErrorEquals` covers an error. A missed heartbeat is reported as States.Timeout but also answers
 * to its own name.
 */
export function matchesError(names: readonly string[], error: string, alias?: string): boolean {
  if (terminal.includes(error)) return false;
  return names.some(
    (name) =>
      name === error ||
      name === alias ||
      name === errorNames.all ||
      (name === errorNames.taskFailed && !timeouts.includes(error)),
  );
}

/** The retrier that has a try left for an error, as its place in `Retry`. */
export function findRetrier(
  retriers: readonly Retrier[] | undefined,
  used: readonly number[],
  error: string,
  alias?: string,
): number | undefined {
  const index = retriers?.findIndex((r) => matchesError(r.ErrorEquals, error, alias)) ?? -1;
  const retrier = retriers?.[index];
  if (!retrier || (used[index] ?? 0) >= (retrier.MaxAttempts ?? 3)) return undefined;
  return index;
}

/** Seconds to wait before a retry, of which `used` went before. */
export function retryDelay(retrier: Retrier, used: number, random: RandomSource): number {
  const interval = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** used;
  const delay = Math.min(interval, retrier.MaxDelaySeconds ?? limits.maxSeconds);
  return retrier.JitterStrategy === "FULL" ? delay * random.next() : delay;
}
