/**
 * Bounds of the service that a definition or a run can meet.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const limits = {
  /** UTF-8 bytes of an input, an output or a task's payload. */
  payloadBytes: 262_144,
  /** Characters of a definition. */
  definitionCharacters: 1_048_576,
  /** The event of this number is the ExecutionFailed that says so. */
  historyEvents: 25_000,
  stateNameCharacters: 80,
  variableNameCharacters: 80,
  /** Bytes of one variable, and of all variables of one Assign. */
  variableBytes: 262_144,
  /** Bytes of all variables of an execution. */
  storedVariableBytes: 10_485_760,
  /** Default of TimeoutSeconds and HeartbeatSeconds, and the upper bound of Wait's Seconds. */
  maxSeconds: 99_999_999,
  inlineMapConcurrency: 40,
  /** Child executions of one Map Run at a time. */
  distributedMapConcurrency: 10_000,
  /** How long an Express execution may run. */
  expressSeconds: 300,
  errorCharacters: 256,
  causeCharacters: 32_768,
} as const;
