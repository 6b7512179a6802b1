import type { State, StateMachine } from "../../lib/asl/index.ts";

/**
 * The semaphore that AWS publishes as a sample, after its description: one item with a count and an attribute for each holder, a conditional write that takes, a look whether it was
 * one's own after all, three seconds' wait, again; the work; a conditional write that gives back.
 */
export function polling(table: string, limit: number, workSeconds: number): StateMachine {
  const taking = { ...counting, ":limit": { N: String(limit) }, ":since": { S: NOW } };
  return {
    QueryLanguage: "JSONata",
    StartAt: "acquire",
    States: {
      acquire: {
        Type: "Task",
        Resource: UPDATE,
        Arguments: {
          ...{ TableName: table, Key, ExpressionAttributeNames: names },
          UpdateExpression: "SET #count = #count + :one, #me = :since",
          ConditionExpression: "#count < :limit AND attribute_not_exists(#me)",
          ExpressionAttributeValues: taking,
        },
        Catch: [{ ErrorEquals: ["DynamoDB.ConditionalCheckFailedException"], Next: "look" }],
        Next: "work",
      },
      look: look(table),
      "is it mine": {
        Type: "Choice",
        Choices: [{ Condition: "{% $states.input %}", Next: "work" }],
        Default: "wait",
      },
      wait: { Type: "Wait", Seconds: 3, Next: "acquire" },
      work: { Type: "Wait", Seconds: workSeconds, Next: "release" },
      release: {
        Type: "Task",
        Resource: UPDATE,
        Arguments: {
          ...{ TableName: table, Key, ExpressionAttributeNames: names },
          UpdateExpression: "SET #count = #count - :one REMOVE #me",
          ConditionExpression: "attribute_exists(#me)",
          ExpressionAttributeValues: counting,
        },
        End: true,
      },
    },
  };
}

const UPDATE = "arn:aws:states:::dynamodb:updateItem";
const NOW = "{% $states.context.State.EnteredTime %}";
const Key = { pk: { S: "semaphore" }, sk: { S: "semaphore" } };
const me = { "#me": "{% $states.context.Execution.Id %}" };
const names = { ...me, "#count": "count" };
const counting = { ":one": { N: "1" } };

/** Whether a write that failed was one's own, tried a second time. */
function look(table: string): State {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::dynamodb:getItem",
    Arguments: {
      ...{ TableName: table, Key, ConsistentRead: true },
      ...{ ProjectionExpression: "#me", ExpressionAttributeNames: me },
    },
    Output: "{% $exists($states.result.Item) and $count($keys($states.result.Item)) > 0 %}",
    Next: "is it mine",
  };
}
