import { RemovalPolicy } from "aws-cdk-lib";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

/**
 * A log group with the name a person looks for. It goes with its owner: one that stayed would hold the name, and a flow that
 * comes back could not be deployed.
 */
export function keepLogs(
  scope: Construct,
  logGroupName: string,
  retention: RetentionDays,
): LogGroup {
  return new LogGroup(scope, "Logs", {
    logGroupName,
    retention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
