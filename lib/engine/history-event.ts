/**
 * One event of an execution's history, in the shape of GetExecutionHistory.
 * At most one details member is there: the one of the event's type.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent extends EventDetails {
  /** 1, 2, … without gaps. */
  readonly id: number;
  /** The event that led to this one; 0 for none. */
  readonly previousEventId: number;
  readonly type: HistoryEventType;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

export interface EventDetails {
  readonly executionStartedEventDetails?: ExecutionStartedDetails;
  readonly executionSucceededEventDetails?: OutputDetails;
  readonly executionFailedEventDetails?: FailureDetails;
  readonly executionAbortedEventDetails?: FailureDetails;
  readonly executionTimedOutEventDetails?: FailureDetails;
  readonly executionRedrivenEventDetails?: { readonly redriveCount: number };
  readonly stateEnteredEventDetails?: StateEnteredDetails;
  readonly stateExitedEventDetails?: StateExitedDetails;
  readonly evaluationFailedEventDetails?: EvaluationFailedDetails;
  readonly taskScheduledEventDetails?: TaskScheduledDetails;
  readonly taskStartedEventDetails?: TaskResource;
  readonly taskStartFailedEventDetails?: TaskResource & FailureDetails;
  readonly taskSubmittedEventDetails?: TaskResource & OutputDetails;
  readonly taskSubmitFailedEventDetails?: TaskResource & FailureDetails;
  readonly taskSucceededEventDetails?: TaskResource & OutputDetails;
  readonly taskFailedEventDetails?: TaskResource & FailureDetails;
  readonly taskTimedOutEventDetails?: TaskResource & FailureDetails;
  readonly lambdaFunctionScheduledEventDetails?: LambdaScheduledDetails;
  readonly lambdaFunctionScheduleFailedEventDetails?: FailureDetails;
  readonly lambdaFunctionStartFailedEventDetails?: FailureDetails;
  readonly lambdaFunctionSucceededEventDetails?: OutputDetails;
  readonly lambdaFunctionFailedEventDetails?: FailureDetails;
  readonly lambdaFunctionTimedOutEventDetails?: FailureDetails;
  readonly activityScheduledEventDetails?: ActivityScheduledDetails;
  readonly activityScheduleFailedEventDetails?: FailureDetails;
  readonly activityStartedEventDetails?: { readonly workerName?: string };
  readonly activitySucceededEventDetails?: OutputDetails;
  readonly activityFailedEventDetails?: FailureDetails;
  readonly activityTimedOutEventDetails?: FailureDetails;
  readonly mapStateStartedEventDetails?: { readonly length: number };
  readonly mapIterationStartedEventDetails?: IterationDetails;
  readonly mapIterationSucceededEventDetails?: IterationDetails;
  readonly mapIterationFailedEventDetails?: IterationDetails;
  readonly mapIterationAbortedEventDetails?: IterationDetails;
  readonly mapRunStartedEventDetails?: { readonly mapRunArn: string };
  readonly mapRunRedrivenEventDetails?: {
    readonly mapRunArn: string;
    readonly redriveCount: number;
  };
  readonly mapRunFailedEventDetails?: FailureDetails;
}

export interface Truncation {
  readonly truncated: boolean;
}

export interface ExecutionStartedDetails {
  readonly input: string;
  readonly inputDetails: Truncation;
  readonly roleArn: string;
  readonly stateMachineAliasArn?: string;
  readonly stateMachineVersionArn?: string;
}

export interface OutputDetails {
  /** JSON text. */
  readonly output: string;
  readonly outputDetails: Truncation;
}

export interface FailureDetails {
  readonly error?: string;
  readonly cause?: string;
}

export interface StateEnteredDetails {
  readonly name: string;
  readonly input: string;
  readonly inputDetails: Truncation;
}

export interface StateExitedDetails extends OutputDetails {
  readonly name: string;
  /** Variable name to JSON text. */
  readonly assignedVariables?: Readonly<Record<string, string>>;
  readonly assignedVariablesDetails?: Truncation;
}

export interface EvaluationFailedDetails {
  readonly error: string;
  readonly cause: string;
  readonly location?: string;
  readonly state: string;
}

export interface TaskResource {
  /** Such as "lambda" or "aws-sdk:dynamodb". */
  readonly resourceType: string;
  /** Such as "invoke" or "runTask.sync". */
  readonly resource: string;
}

export interface TaskScheduledDetails extends TaskResource {
  readonly region: string;
  /** JSON text. */
  readonly parameters: string;
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
  readonly taskCredentials?: { readonly roleArn: string };
}

export interface LambdaScheduledDetails {
  readonly resource: string;
  readonly input: string;
  readonly inputDetails: Truncation;
  readonly timeoutInSeconds?: number;
  readonly taskCredentials?: { readonly roleArn: string };
}

export interface ActivityScheduledDetails {
  readonly resource: string;
  readonly input: string;
  readonly inputDetails: Truncation;
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
}

export interface IterationDetails {
  readonly name: string;
  readonly index: number;
}

export type HistoryEventType =
  | `${"Choice" | "Pass" | "Succeed" | "Wait" | "Task" | "Parallel" | "Map"}State${"Entered" | "Exited"}`
  | "FailStateEntered"
  | `Execution${"Started" | "Succeeded" | "Failed" | "Aborted" | "TimedOut" | "Redriven"}`
  | `Task${"Scheduled" | "Started" | "StartFailed" | "Submitted" | "SubmitFailed"}`
  | `Task${"Succeeded" | "Failed" | "TimedOut" | "StateAborted"}`
  | `LambdaFunction${"Scheduled" | "ScheduleFailed" | "Started" | "StartFailed"}`
  | `LambdaFunction${"Succeeded" | "Failed" | "TimedOut"}`
  | `Activity${"Scheduled" | "ScheduleFailed" | "Started" | "Succeeded" | "Failed" | "TimedOut"}`
  | `${"Parallel" | "Map"}State${"Started" | "Succeeded" | "Failed" | "Aborted"}`
  | `MapIteration${"Started" | "Succeeded" | "Failed" | "Aborted"}`
  | `MapRun${"Started" | "Succeeded" | "Failed" | "Aborted" | "Redriven"}`
  | "WaitStateAborted"
  | "EvaluationFailed";
