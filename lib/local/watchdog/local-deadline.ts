import type { WatchedFlow } from "../../watchdog/index.ts";

/** A flow with a deadline, and what its runs are those of. */
export interface LocalDeadline extends WatchedFlow {
  /** ARN of its state machine. */
  readonly target: string;
}
