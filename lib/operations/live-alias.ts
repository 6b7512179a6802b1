/** The ARN that starts a deployed flow: its alias, so that each run tells which version it has. */
export function liveAlias(stateMachineArn: string): string {
  return `${stateMachineArn}:live`;
}
