import type { Duration } from "./duration.ts";

/**
 * How a failed step is tried again. Becomes a `Retry` of the Task state; of a container a choice behind it, since that looks at how it stopped: one that
 * a user stopped is never tried again, and starts that did not succeed are counted apart.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export interface RetryOptions {
  /** Tries in all, the first included. At least 1. */
  readonly attempts: number;
  /** Wait before the second try. @default "1s" */
  readonly delay?: Duration;
  /** Each later wait is the one before times this. At least 1. @default 2 */
  readonly backoff?: number;
  /** No wait is longer than this. @default no bound */
  readonly maxDelay?: Duration;
  /** Spread the waits at random between 0 and their length. @default false */
  readonly jitter?: boolean;
  /** Names of the errors that are tried again. @default every error */
  readonly on?: readonly string[];
}
