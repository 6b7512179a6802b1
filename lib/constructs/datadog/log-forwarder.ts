import { ArnFormat, Stack } from "aws-cdk-lib";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import { CfnLogGroup, CfnSubscriptionFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { ResourceNames } from "../resource-names.ts";

/**
 * Datadog's forwarder, and leave for an environment's log groups to call it. There is one permission for each kind of log: the policy of a function has 20 KB, too little for
 * one a log group.
 */
export class LogForwarder extends Construct {
  readonly #arn: string;

  constructor(
    scope: Construct,
    id: string,
    { names, forwarderArn }: { readonly names: ResourceNames; readonly forwarderArn: string },
  ) {
    super(scope, id);
    this.#arn = forwarderArn;
    const kinds = {
      Flows: names.stateMachineLogs("*"),
      Functions: names.functionLogs("*"),
      Containers: names.taskDefinitionLogs("*"),
    };
    for (const [kind, logGroups] of Object.entries(kinds)) {
      new CfnPermission(this, kind, {
        action: "lambda:InvokeFunction",
        functionName: forwarderArn,
        principal: "logs.amazonaws.com",
        sourceArn: Stack.of(this).formatArn({
          service: "logs",
          resource: "log-group",
          resourceName: `${logGroups}:*`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      });
    }
  }

  /** Sends it all that is logged below a construct. A log group has room for two such filters. */
  forward(owner: Construct): void {
    for (const group of owner.node.findAll()) {
      if (!(group instanceof CfnLogGroup) || group.node.scope === undefined) continue;
      const filter = new CfnSubscriptionFilter(group.node.scope, "Datadog", {
        destinationArn: this.#arn,
        filterPattern: "",
        logGroupName: group.ref,
      });
      filter.node.addDependency(this);
    }
  }
}
