import { Stack } from "aws-cdk-lib";
import { type PrincipalBase, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";

/**
 * A service as the principal of a role, on behalf of this account alone: without the condition another account's resource could
 * make the service use the role.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function assumedBy(
  scope: Construct,
  service: string,
  sourceArn: string | readonly string[],
): PrincipalBase {
  return new ServicePrincipal(service).withConditions({
    StringEquals: { "aws:SourceAccount": Stack.of(scope).account },
    ArnLike: { "aws:SourceArn": sourceArn },
  });
}
