/**
 * An ECS task that has stopped, as EventBridge and DescribeTasks tell of it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export interface StoppedTask {
  readonly clusterArn?: string | undefined;
  readonly taskArn?: string | undefined;
  readonly taskDefinitionArn?: string | undefined;
  /** Why it stopped, in one word. */
  readonly stopCode?: string | undefined;
  readonly stoppedReason?: string | undefined;
  readonly containers?: readonly StoppedContainer[] | undefined;
  readonly overrides?: TaskOverrides | undefined;
}

export interface StoppedContainer {
  readonly name?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly reason?: string | undefined;
}

export interface TaskOverrides {
  readonly containerOverrides?: readonly ContainerOverride[] | undefined;
}

export interface ContainerOverride {
  readonly name?: string | undefined;
  readonly environment?:
    | readonly { readonly name?: string | undefined; readonly value?: string | undefined }[]
    | undefined;
}
