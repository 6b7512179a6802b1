import { type CfnPolicy, type IRole, Policy, type PolicyStatement } from "aws-cdk-lib/aws-iam";
import { acceptFinding } from "./accept-finding.ts";

/**
 * Adds a statement to a role's policy, and says why its resources have a `*`. What anybody else grants the role later is still found by cdk-nag.
 */
export function allow(role: IRole, statement: PolicyStatement): void {
  role.addToPrincipalPolicy(statement);
  for (const resource of statement.resources) acceptWildcard(role, resource);
}

/** Says why a resource in a role's policy has a `*`, if it has one. */
export function acceptWildcard(role: IRole, resource: string): void {
  if (!resource.includes("*")) return;
  const policy = policyOf(role);
  if (policy === undefined) return;
  const [, reason = UNKNOWN] = REASONS.find(([form]) => form.test(resource)) ?? [];
  acceptFinding(policy, {
    id: "AwsSolutions-IAM5",
    reason,
    applies_to: [{ regex: findingOf(resource) }],
  });
}

/** A role of somebody else has a policy of another name; one that is made elsewhere has none. */
function policyOf({ node }: IRole): CfnPolicy | undefined {
  const policy = node.children.find((child) => child instanceof Policy);
  return policy?.node.defaultChild as CfnPolicy | undefined;
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^\*$/, "These actions know no resources: log delivery, X-Ray, network interfaces, ECR's login"],
  [/:task\//, "ECS names a task when it starts: all tasks of one cluster"],
  [/:task-definition\//, "All revisions of one task definition: a run starts the newest"],
  [
    /:(?:execution|mapRun|stateMachine):[^:]+-\*$/,
    "Any flow of the environment, or what its runs say",
  ],
  [/:log-group:[^:]+-\*$/, "What any function or container of the environment wrote last"],
  [/:execution:/, "A run is named when it starts: all runs of one state machine"],
  [/:secret:events!connection\//, "EventBridge makes the end of the name of a connection's secret"],
  [/\/runs\//, "Files of one flow's runs: each run and each try has a name of its own"],
];

const UNKNOWN = "Which one is called is known when the flow runs, or the service asks for all";

/** The resource as cdk-nag has it in a finding, with anything for what only CloudFormation knows. */
function findingOf(resource: string): string {
  const known = resource.split(/\$\{Token\[[^\]]+\]\}/).map(escaped);
  return `/^Resource::${known.join(".+")}$/`;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
