import { arns } from "./arns.ts";

/** The ARN that the state machine of a flow has here. */
export function localMachineArn(flow: string): string {
  return arns.stateMachine(flow);
}
