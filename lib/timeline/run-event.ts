/** A history event as GetExecutionHistory tells it: AWS's client's fit as they are, and the engine's. Its details are one member more. */
export interface RunEvent {
  readonly id?: number | undefined;
  readonly previousEventId?: number | undefined;
  readonly type?: string | undefined;
  /** Milliseconds since 1970, or the instant. */
  readonly timestamp?: Date | number | undefined;
}

/** The members of an event's details that are told of; all of AWS's details have them in these types. */
export interface Details {
  readonly name?: string;
  readonly state?: string;
  readonly index?: number;
  readonly input?: string;
  readonly output?: string;
  readonly parameters?: string;
  readonly mapRunArn?: string;
  readonly resource?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** What an event says beside its type: its one details member, whichever that is. */
export function detailsOf(event: RunEvent): Details {
  const [, details] =
    Object.entries(event).find(
      ([member, value]) => member.endsWith("EventDetails") && value !== undefined,
    ) ?? [];
  // As AWS's history has them.
  return (details ?? {}) as Details;
}

/** Milliseconds since 1970. */
export function timeOf({ timestamp = 0 }: RunEvent): number {
  return Number(timestamp);
}
