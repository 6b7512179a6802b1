import { ArnFormat, Stack } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Of something in the account and region of a construct, with a colon before its name, as Step Functions, Lambda, CloudWatch Logs and Secrets Manager have it. */
export function colonArn(
  scope: IConstruct,
  service: string,
  resource: string,
  resourceName: string,
): string {
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  return Stack.of(scope).formatArn({ service, resource, resourceName, arnFormat });
}
