import { DescribeStateMachineCommand, type SFNClient } from "@aws-sdk/client-sfn";

/** The CloudWatch log group that a state machine writes its runs to, if it has one. */
export async function logGroup(
  client: SFNClient,
  stateMachineArn: string,
): Promise<string | undefined> {
  const { loggingConfiguration } = await client.send(
    new DescribeStateMachineCommand({ stateMachineArn }),
  );
  const arn = loggingConfiguration?.destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn;
  // arn:aws:logs:<region>:<account>:log-group:<name>:*
  return arn?.split(":")[6];
}
