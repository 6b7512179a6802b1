/** How a run that failed is told of: its notice, from the event that Step Functions sends and from the run's history and logs. */
export type { EndedEvent } from "./ended-event.ts";
export type { Notice } from "./notice.ts";
export { snsMessage } from "./sns-message.ts";
export { type NoticePorts, tellFailure } from "./tell-failure.ts";
