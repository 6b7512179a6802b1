import { type CfnResource, Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import { CfnLogGroup, CfnSubscriptionFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Environment } from "../../flow/index.ts";
import { assumedBy } from "../assumed-by.ts";
import { colonArn } from "../colon-arn.ts";
import type { ResourceNames } from "../resource-names.ts";
import { type LogDestination, logDestinationOf } from "./log-destination.ts";

export interface ForwardLogsProps {
  readonly names: ResourceNames;
  /** A destination of CloudWatch Logs, a stream of Kinesis or Firehose, or a function. */
  readonly destinationArn: string;
  /** Whose log groups. @default all of the stack's and its nested ones' */
  readonly owners?: readonly Construct[];
}

/**
 * Sends what every log group of a stack and its nested ones gets to one place, as it comes. Makes a subscription filter for each group that is there already, so that it comes last, and
 * what lets CloudWatch Logs write to the place. A group takes two filters: two of these fit an environment.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
export class ForwardLogs extends Construct {
  constructor(stack: Stack, id: string, { names, destinationArn, owners }: ForwardLogsProps) {
    super(stack, id);
    const destination = logDestinationOf(destinationArn);
    if (destination === undefined) throw new Error(`no log destination: ${destinationArn}`);
    const access = ACCESS[destination.kind](this, destination, names);
    for (const group of (owners ?? [stack]).flatMap((owner) => owner.node.findAll())) {
      if (group instanceof CfnLogGroup) this.#forward(group, destinationArn, access);
    }
  }

  #forward(group: CfnLogGroup, destinationArn: string, { roleArn, before }: Access): void {
    const filter = new CfnSubscriptionFilter(group.node.scope ?? group, this.node.id, {
      logGroupName: group.ref,
      filterPattern: "",
      destinationArn,
      ...(roleArn !== undefined && { roleArn }),
    });
    // CloudWatch Logs tries the destination when the filter is made.
    if (before) filter.node.addDependency(before);
  }
}

/** Sends an environment's logs to the place that it names, if it does. */
export function forwardToDestination(
  stack: Stack,
  { names, environment }: { readonly names: ResourceNames; readonly environment: Environment },
): void {
  const destinationArn = environment.logDestination;
  if (destinationArn !== undefined)
    new ForwardLogs(stack, "LogDestination", { names, destinationArn });
}

/** What a filter needs to be let in. */
interface Access {
  readonly roleArn?: string;
  readonly before?: CfnResource;
}

type MakeAccess = (scope: Construct, destination: LogDestination, names: ResourceNames) => Access;

const ACCESS = {
  /** It has a policy of its own, which its account keeps. */
  destination: () => ({}),
  kinesis: (scope, { arn }) => writerOf(scope, arn, ["kinesis:PutRecord", "kinesis:PutRecords"]),
  firehose: (scope, { arn }) =>
    writerOf(scope, arn, ["firehose:PutRecord", "firehose:PutRecordBatch"]),
  lambda(scope, { arn }, names) {
    const stack = Stack.of(scope);
    const before = new CfnPermission(scope, "Permission", {
      action: "lambda:InvokeFunction",
      functionName: arn,
      principal: "logs.amazonaws.com",
      sourceAccount: stack.account,
      sourceArn: colonArn(stack, "logs", "log-group", `*/${names.stack}*`),
    });
    return { before };
  },
} satisfies Record<LogDestination["kind"], MakeAccess>;

function writerOf(scope: Construct, stream: string, actions: string[]): Access {
  const ownLogs = Stack.of(scope).formatArn({ service: "logs", resource: "*" });
  const statements = [new PolicyStatement({ actions, resources: [stream] })];
  const role = new Role(scope, "Role", {
    assumedBy: assumedBy(scope, "logs.amazonaws.com", ownLogs),
    // Within the role, so that who waits for it waits for its policy.
    inlinePolicies: { Write: new PolicyDocument({ statements }) },
  });
  return { roleArn: role.roleArn };
}
