/** An event without what an environment with Datadog hands on beside the input: the body knows nothing of it, and a call has the same idempotency key with and without. */
export function withoutTrace(event: unknown): unknown {
  if (typeof event !== "object" || event === null || !isTrace(Reflect.get(event, "_datadog")))
    return event;
  const { _datadog, ...input } = event as Readonly<Record<string, unknown>>;
  return input;
}

/** As a state machine writes it: a task may well have an input of that name. */
function isTrace(value: unknown): boolean {
  return typeof value === "object" && value !== null && "serverless-version" in value;
}
