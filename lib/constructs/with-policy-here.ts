import { type IRole, Role } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";

/**
 * A role of somebody else, such that what it is granted from here on becomes a policy in this scope's stack: one in the role's own stack would tie that stack to this one, which needs the
 * role already.
 *
 * @param name of the policy, unlike any other of the role.
 */
export function withPolicyHere(scope: Construct, role: IRole, name: string): IRole {
  return Role.fromRoleArn(scope, "GivenRole", role.roleArn, { defaultPolicyName: name });
}
