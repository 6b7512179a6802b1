import { ArnFormat, type Stack, Token } from "aws-cdk-lib";

/** A secret of Secrets Manager by its name or ARN, and what a policy that lets somebody read it has to name. */
export function secretArns(
  stack: Stack,
  known: string,
): { readonly arn: string; readonly resources: readonly string[] } {
  const isArn = Token.isUnresolved(known) || known.startsWith("arn:");
  const arn = isArn ? known : arnOf(stack, known);
  // Secrets Manager adds six characters to a name; an ARN may be one with them or one without.
  return { arn, resources: [...(isArn ? [arn] : []), `${arn}-??????`] };
}

function arnOf(stack: Stack, resourceName: string): string {
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  return stack.formatArn({
    service: "secretsmanager",
    resource: "secret",
    resourceName,
    arnFormat,
  });
}
