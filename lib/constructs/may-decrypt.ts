import type { Conditions } from "aws-cdk-lib/aws-iam";

/**
 * When a key may be used to read or write a table: DynamoDB decrypts the table's own key in the name of whoever asks for an item.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
export function forTable(tableName: string): Conditions {
  return { StringEquals: { "kms:EncryptionContext:aws:dynamodb:tableName": tableName } };
}

/**
 * When a key may be used to read runs: `DescribeExecution` and `GetExecutionHistory` decrypt in the name of whoever asks. What answers a token or stops a run needs no key, its role has it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
export function forRuns(stateMachineArns: readonly string[]): Conditions {
  const isExact = stateMachineArns.every((arn) => !arn.includes("*"));
  const context = { "kms:EncryptionContext:aws:states:stateMachineArn": [...stateMachineArns] };
  return { [isExact ? "StringEquals" : "StringLike"]: context };
}
