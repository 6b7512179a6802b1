/**
 * EventBridge's "Step Functions Execution Status Change", of a run that ended without success.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export interface EndedEvent {
  readonly detail: EndedRun;
}

export interface EndedRun {
  readonly executionArn: string;
  readonly name: string;
  readonly status: "FAILED" | "TIMED_OUT" | "ABORTED";
  /** Milliseconds since 1970. */
  readonly startDate: number;
  readonly stopDate?: number | null;
  /** JSON text; absent where it is large. */
  readonly input?: string | null;
  readonly error?: string | null;
  readonly cause?: string | null;
  readonly redriveCount?: number | null;
  readonly redriveStatus?: string | null;
  readonly redriveStatusReason?: string | null;
}
