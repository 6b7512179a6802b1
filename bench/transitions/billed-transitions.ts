/** As much of an event of the engine, or of AWS's client, as is looked at. */
interface HistoryEvent {
  readonly id: number | undefined;
  readonly type: string | undefined;
  readonly previousEventId?: number | undefined;
}

/**
 * What Step Functions bills of a Standard run: each state that was entered, those of branches and iterations included, and each retry.
 * @see https://aws.amazon.com/step-functions/pricing/
 */
export function billedTransitions(events: readonly HistoryEvent[]): number {
  const byId = new Map(events.map((event) => [event.id, event]));
  const entered = events.filter(({ type }) => type?.endsWith("StateEntered"));
  const retries = events.filter((event) => event.type === "TaskScheduled" && isRetry(event, byId));
  return entered.length + retries.length;
}

/** A first try follows the entry of its state at once, a retry the failure of the try before it. */
function isRetry(
  scheduled: HistoryEvent,
  byId: ReadonlyMap<number | undefined, HistoryEvent>,
): boolean {
  return byId.get(scheduled.previousEventId)?.type !== "TaskStateEntered";
}
