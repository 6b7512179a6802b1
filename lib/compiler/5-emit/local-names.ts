/**
 * Names of what a definition uses, as the local service knows them. A deployment puts its own in their place.
 */
export const cluster = "nagare-local";

export { dataBucket } from "../ir/index.ts";

/** Of a function or a task definition. */
export function localName(step: string): string {
  return `nagare-local-${step}`;
}

/** Of a flow. The local service has this account and region. */
export function stateMachineArn(flow: string): string {
  return `arn:aws:states:us-east-1:123456789012:stateMachine:${flow}`;
}

/** Of an EventBridge connection. */
export function connectionArn(connection: string): string {
  return `arn:aws:events:us-east-1:123456789012:connection/${localName(connection)}`;
}
