/**
 * The ids by which Datadog joins a line to its trace, where its tracer runs beside the function (the Datadog layers start it).
 *
 * @see https://docs.datadoghq.com/tracing/other_telemetry/connect_logs_and_traces/nodejs/
 */
export function traceIds(): Readonly<Record<string, object>> {
  const span = (globalThis as WithTracer)._ddtrace?.scope?.().active?.()?.context();
  return span ? { dd: { trace_id: span.toTraceId(), span_id: span.toSpanId() } } : {};
}

/** What `dd-trace` leaves for those that don't import it. */
interface WithTracer {
  readonly _ddtrace?: {
    scope?(): { active?(): { context(): SpanContext } | null };
  };
}

interface SpanContext {
  toTraceId(): string;
  toSpanId(): string;
}
