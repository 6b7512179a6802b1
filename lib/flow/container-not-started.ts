/**
 * A container that never ran: no capacity, no network interface, an image that can't be pulled, a command that does not exist. On AWS it is
 * thrown after five more starts, which have nothing to do with the container's own `retry`.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export class ContainerNotStarted extends Error {
  override readonly name = "ContainerNotStarted";
  /** ECS's own words, such as `CannotPullContainerError: …`. */
  readonly reason: string;
  /** `TaskFailedToStart`; undefined in Node, and where ECS did not take the task at all. */
  readonly stopCode: string | undefined;
  /** Of the ECS task, under the same conditions. */
  readonly taskArn: string | undefined;

  constructor(
    container: string,
    reason: string,
    facts: { readonly stopCode?: string; readonly taskArn?: string } = {},
  ) {
    super(`container ${container} did not start: ${reason}`);
    this.reason = reason;
    this.stopCode = facts.stopCode;
    this.taskArn = facts.taskArn;
  }
}
