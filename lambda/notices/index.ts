/** How a run that failed is told of: its notice, from the event that Step Functions sends and from the run's history and logs. */
export type { EndedEvent, EndedRun } from "./ended-event.ts";
export type { KnownFlows } from "./known-flows.ts";
export type { Notice } from "./notice.ts";
export { snsMessage } from "./sns-message.ts";
export { type NoticePorts, tellFailure } from "./tell-failure.ts";
