import {
  lockPrefix,
  locksFunction,
  locksTable,
  ONE_KEY,
  RATE_NOW,
  ratePrefix,
  TAKE,
} from "../../../lib/locks/index.ts";

const me = "{% $states.context.Execution.Id %}";
const since = "{% $states.context.State.EnteredTime %}";

/** A machine that takes the lock `warehouse` for its run, as the compiler writes it, and then waits for an activity's answer. */
export function lockedMachine(
  whenBusy: "wait" | "skip" | "fail" | "replace",
  work: object,
): object {
  return {
    QueryLanguage: "JSONata",
    StartAt: "lock",
    States: {
      lock: {
        Type: "Task",
        Resource: "arn:aws:states:::dynamodb:updateItem",
        Arguments: {
          TableName: locksTable,
          Key: { pk: { S: `${lockPrefix("warehouse")}${ONE_KEY}` }, sk: { S: "lock" } },
          UpdateExpression: TAKE.update,
          ConditionExpression: TAKE.condition,
          ExpressionAttributeNames: { "#me": me },
          ExpressionAttributeValues: {
            ...{ ":me": { SS: [me] }, ":holder": { S: me }, ":one": { N: "1" } },
            ...{ ":limit": { N: "1" }, ":since": { S: since }, ":expires": { N: "4000000000" } },
          },
        },
        Catch: [{ ErrorEquals: ["DynamoDB.ConditionalCheckFailedException"], Next: "wait for" }],
        Next: "work",
      },
      "wait for": {
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
        Arguments: {
          FunctionName: locksFunction,
          Payload: {
            ...{ action: "acquire", lock: "warehouse", key: ONE_KEY, holder: me, execution: me },
            ...{ limit: 1, whenBusy, priority: 0, since, attempt: 0 },
            token: "{% $states.context.Task.Token %}",
          },
        },
        Next: "work",
      },
      work: { ...work, End: true },
    },
  };
}

/** A machine that reserves an instant of the rate `ads`, or fails. */
export function rateMachine(now: number, next: number): object {
  return {
    QueryLanguage: "JSONata",
    StartAt: "rate",
    States: {
      rate: {
        Type: "Task",
        Resource: "arn:aws:states:::dynamodb:updateItem",
        Arguments: {
          TableName: locksTable,
          Key: { pk: { S: `${ratePrefix("ads")}${ONE_KEY}` }, sk: { S: "rate" } },
          UpdateExpression: RATE_NOW.update,
          ConditionExpression: RATE_NOW.condition,
          ExpressionAttributeValues: {
            ...{ ":now": { N: String(now) }, ":next": { N: String(next) } },
            ":expires": { N: "4000000000" },
          },
        },
        End: true,
      },
    },
  };
}
