import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

/** A log group with the name a person looks for. Whether it stays without its owner, the environment says. */
export function keepLogs(
  scope: Construct,
  logGroupName: string,
  retention: RetentionDays,
): LogGroup {
  return new LogGroup(scope, "Logs", { logGroupName, retention });
}
