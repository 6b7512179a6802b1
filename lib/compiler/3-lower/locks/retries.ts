import type { Retry } from "../../ir/index.ts";

/** A conditional write whose condition did not hold. */
export const isBusy = "DynamoDB.ConditionalCheckFailedException";

/**
 * DynamoDB's own transient errors; throttling comes as `AmazonDynamoDBException`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
export const writeRetry: Retry = {
  errors: [
    "DynamoDB.AmazonDynamoDBException",
    "DynamoDB.InternalServerErrorException",
    "DynamoDB.ProvisionedThroughputExceededException",
    "DynamoDB.RequestLimitExceededException",
    "DynamoDB.SdkClientException",
    "DynamoDB.TransactionConflictException",
  ],
  maxAttempts: 6,
  intervalSeconds: 1,
  backoffRate: 2,
  jitter: true,
};

/** Who waits is kept in the queue by the function alone: whatever it fails with, it is asked again. `States.TaskFailed` is every error but a timeout. */
export const functionRetry = {
  never: { errors: ["LockBusy"], maxAttempts: 0 },
  others: {
    errors: ["States.TaskFailed"],
    maxAttempts: 10,
    intervalSeconds: 1,
    backoffRate: 2,
    maxDelaySeconds: 60,
    jitter: true,
  },
} as const satisfies Record<string, Retry>;
