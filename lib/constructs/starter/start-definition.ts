import type { JsonObject } from "../../asl/index.ts";
import { runNameExpression } from "../../schedules/index.ts";

/** What a schedule sends to the machine that starts flows. */
export interface StartRequest {
  /** ARN of the flow's alias. */
  readonly flow: string;
  readonly schedule: string;
  readonly scheduledTime: string;
  /** What its params add to the run's name. */
  readonly mark: string;
  /** Of the run, as a text that is the same each time: Step Functions compares texts. */
  readonly input: string;
}

/**
 * Starts a flow under a name that its scheduled time makes. EventBridge Scheduler delivers at least once, and can name no execution: of two starts the second finds the first.
 *
 * Step Functions answers `ExecutionAlreadyExists` for a run of that name that has ended, and the same as the first time for one that runs.
 */
export function startDefinition(queueUrl: string): JsonObject {
  return {
    Comment: "Starts the run of a scheduled time once, however often it is asked for",
    QueryLanguage: "JSONata",
    StartAt: "start the flow",
    States: {
      "start the flow": {
        Type: "Task",
        Resource: "arn:aws:states:::aws-sdk:sfn:startExecution",
        Arguments: {
          StateMachineArn: "{% $states.input.flow %}",
          Name: `{% ${runNameExpression("schedule", "$states.input.scheduledTime", "$states.input.mark")} %}`,
          Input: "{% $states.input.input %}",
        },
        Retry: [{ ErrorEquals: [THERE], MaxAttempts: 0 }, patiently(TRIES)],
        Catch: [
          { ErrorEquals: [THERE], Next: "started before" },
          {
            ErrorEquals: ["States.ALL"],
            Assign: { error: "{% $states.errorOutput %}" },
            Output: "{% $states.input %}",
            Next: "tell",
          },
        ],
        End: true,
      },
      "started before": { Type: "Succeed" },
      tell: { ...telling(queueUrl), Next: "not started" },
      "not started": {
        Type: "Fail",
        Error: "{% $error.Error %}",
        Cause: "{% $exists($error.Cause) ? $error.Cause : '' %}",
      },
    },
  };
}

/** Leaves word as Scheduler itself does, in its attributes' names. */
function telling(queueUrl: string): JsonObject {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::sqs:sendMessage",
    Arguments: {
      QueueUrl: queueUrl,
      MessageBody: "{% $string($states.input) %}",
      MessageAttributes: {
        ERROR_CODE: text("$error.Error"),
        ERROR_MESSAGE: text('$exists($error.Cause) and $error.Cause != "" ? $error.Cause : "-"'),
        SCHEDULE_ARN: text("$states.input.schedule"),
        SCHEDULED_TIME: text("$states.input.scheduledTime"),
        TARGET_ARN: text("$states.input.flow"),
      },
    },
    Retry: [patiently(4)],
  };
}

const THERE = "Sfn.ExecutionAlreadyExistsException";

/** 2, 4, 8, 16 and six times 30 seconds: an Express run ends after five minutes, and has to tell before. */
const TRIES = 10;

function patiently(attempts: number): JsonObject {
  return {
    ErrorEquals: ["States.ALL"],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxDelaySeconds: 30,
    MaxAttempts: attempts,
    JitterStrategy: "FULL",
  };
}

function text(expression: string): JsonObject {
  return { DataType: "String", StringValue: `{% ${expression} %}` };
}
