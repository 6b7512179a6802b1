import type { Attempt } from "./timeline.ts";

/** How one counts a try. */
export interface Try {
  /** From 1 on; a redrive counts anew, as the retries do that Step Functions allows. */
  readonly number: number;
  /** The redrive of the run that the step was tried again by. */
  readonly redrive?: number;
}

/** Which try of its step an attempt is. */
export function tryOf(attempts: readonly Attempt[], at: number): Try {
  const redrive = attempts[at]?.redrive ?? 0;
  const number = attempts.slice(0, at + 1).filter((one) => one.redrive === redrive).length;
  return redrive === attempts[0]?.redrive ? { number } : { number, redrive };
}
