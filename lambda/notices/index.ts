/** How a run that failed is told of: its notice, from the event that Step Functions sends and from the run's history and logs. */
export { machineLink, runLink } from "./console-links.ts";
export type { EndedEvent } from "./ended-event.ts";
export type { Notice } from "./notice.ts";
export { snsMessage } from "./sns-message.ts";
export { type TargetSettings, targetsOf } from "./targets.ts";
export { type NoticePorts, type Targets, tellFailure } from "./tell-failure.ts";
