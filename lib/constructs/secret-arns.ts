import { Token } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { colonArn } from "./colon-arn.ts";

/** A secret of Secrets Manager by its name or ARN, and what a policy that lets somebody read it has to name. */
export function secretArns(
  scope: IConstruct,
  known: string,
): { readonly arn: string; readonly resources: readonly string[] } {
  const isArn = Token.isUnresolved(known) || known.startsWith("arn:");
  const arn = isArn ? known : colonArn(scope, "secretsmanager", "secret", known);
  // Secrets Manager adds six characters to a name; an ARN may be one with them or one without.
  return { arn, resources: [...(isArn ? [arn] : []), `${arn}-??????`] };
}
