import type { HistoryEvent, SFNClient } from "@aws-sdk/client-sfn";
import type { LockPorts } from "../../locks/index.ts";
import type {
  LateRun,
  TaskOutputLine,
  TaskOutputQuery,
  WatchOptions,
} from "../../operations/index.ts";

/** Step Functions as a command sees it: AWS, a local service that runs already, or one in this process. */
export interface Connection extends AsyncDisposable {
  /** The environment on AWS: its machines carry its name, and its tasks' output is in CloudWatch. Undefined on this machine. */
  readonly env: string | undefined;
  /** Whether runs stand still when this process ends. */
  readonly isHere: boolean;
  /** The ARN of a flow's state machine. */
  stateMachineArn(flow: string): Promise<string>;
  /** The ARN that starts a flow: on AWS the alias that a deploy moves, on this machine the state machine itself. */
  startArn(flow: string): Promise<string>;
  /** Asks the service. Its refusals become plain errors; where a local service has gone, its successor is asked. */
  ask<Answer>(question: (client: SFNClient) => Promise<Answer>): Promise<Answer>;
  /** Asks the locks, as `ask` does; undefined where none has been used yet. */
  locks<Answer>(question: (ports: LockPorts) => Promise<Answer>): Promise<Answer | undefined>;
  /** The events of a run as they happen, until it has ended, through the end of any one local service. */
  watch(
    executionArn: string,
    options?: Pick<WatchOptions, "signal">,
  ): AsyncGenerator<HistoryEvent, void>;
  /** What a run's tasks wrote, where that is kept beside the runs. */
  taskOutput(query: TaskOutputQuery): Promise<readonly TaskOutputLine[]>;
  /** The late scheduled runs of a flow in the last days, where a service on this machine has watched it. */
  lateRuns(flow: string): Promise<readonly LateRun[]>;
  /** How many runs that others have started would stand still if this process ended. */
  guests(): Promise<number>;
}

export interface ConnectOptions {
  /** An environment of `flows/environments.ts`. @default this machine */
  readonly env?: string;
  /** @default false */
  readonly skipTime?: boolean;
  /** Whether services without an endpoint are called on AWS itself. @default false */
  readonly allowAws?: boolean;
  /** Whether runs that had not ended go on when a service has to be started; not for a look at them. @default true */
  readonly resume?: boolean;
}
