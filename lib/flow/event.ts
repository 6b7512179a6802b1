import type { EventPattern } from "./event-pattern.ts";
import type { NoParams, Trigger } from "./trigger.ts";

/** An event as EventBridge delivers it. */
export interface BusEvent<Detail = unknown> {
  readonly id: string;
  readonly source: string;
  readonly "detail-type": string;
  readonly account: string;
  readonly region: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly resources: readonly string[];
  readonly detail: Detail;
}

/** See {@link event}. */
export interface EventTrigger<Params = unknown> extends Trigger<Params> {
  readonly kind: "event";
  readonly pattern: EventPattern;
  readonly bus?: string;
  readonly params?: (event: BusEvent<never>) => unknown;
}

/** Where an event comes from. */
export interface EventOptions {
  /** Name or ARN of the event bus; `buses` of an environment may say another. @default the account's own, `default` */
  readonly bus?: string;
}

/** What the flow gets of an event. */
export interface EventParams<Detail, Params extends object> extends EventOptions {
  /**
   * The params, from members of the event and constants: more than that EventBridge can't compute. The type of the event's `detail` is yours to say.
   * @example `({ detail }: BusEvent<{ jobName: string }>) => ({ job: detail.jobName })`
   */
  readonly params: (event: BusEvent<Detail>) => Params;
}

/**
 * Starts a flow for each event that fits a pattern. Becomes a rule of EventBridge; `params` becomes its input transformer. AWS delivers an event at least once: rarely, two
 * runs start for one.
 *
 * @example
 * ```ts
 * interface Failed { readonly jobName: string }
 *
 * flow("audit", {
 *   on: event({ source: "aws.glue", detail: { state: ["FAILED"] } }, {
 *     params: ({ detail }: BusEvent<Failed>) => ({ job: detail.jobName }),
 *   }),
 * }, async ({ job }: { job: string }) => …)
 * ```
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html
 */
export function event<Detail, Params extends object>(
  pattern: EventPattern,
  options: EventParams<Detail, Params>,
): EventTrigger<Params>;
export function event(pattern: EventPattern, options?: EventOptions): EventTrigger<NoParams>;
export function event(pattern: EventPattern, options: EventOptions = {}): EventTrigger<never> {
  return { kind: "event", pattern, ...options };
}
