/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface Retrier {
  readonly Comment?: string;
  readonly ErrorEquals: readonly string[];
  /** Seconds before the first retry. @default 1 */
  readonly IntervalSeconds?: number;
  /** Retries after the first try; 0 never retries. @default 3 */
  readonly MaxAttempts?: number;
  /** @default 2 */
  readonly BackoffRate?: number;
  /** Upper bound of one delay, in seconds. @default none */
  readonly MaxDelaySeconds?: number;
  /** FULL draws each delay between 0 and its computed value. @default "NONE" */
  readonly JitterStrategy?: "FULL" | "NONE";
}
