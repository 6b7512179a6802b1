import { Duration } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as FunctionTarget } from "aws-cdk-lib/aws-events-targets";
import { Code } from "aws-cdk-lib/aws-lambda";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { containersCode } from "../../lambda/containers/bundle.ts";
import { ownFunction } from "./own-function.ts";
import type { ResourceNames } from "./resource-names.ts";

export interface StoppedContainersProps {
  readonly names: ResourceNames;
  readonly clusterArn: string;
  /** All tasks of the cluster, as an ARN with `*`. */
  readonly taskArns: string;
  /** Of the task definitions whose containers answer a task token. */
  readonly families: readonly string[];
  /** Of the flows that wait for them. */
  readonly stateMachineArns: readonly string[];
  readonly logRetention: RetentionDays;
}

/**
 * Notices a container that crashed although its step waits for a task token: ECS tells EventBridge of each task that stopped, and a function answers the token with
 * how that was. It has no dead-letter queue: Lambda tries an event three times, and what is lost even then ends with the step's own `heartbeat` or `timeout`.
 */
export class StoppedContainers extends Construct {
  constructor(scope: Construct, id: string, props: StoppedContainersProps) {
    super(scope, id);
    const { names, clusterArn, families } = props;
    new Rule(this, "Rule", {
      ruleName: names.stoppedContainers,
      description: "Containers that stopped and may not have answered their task token",
      eventPattern: {
        source: ["aws.ecs"],
        detailType: ["ECS Task State Change"],
        detail: {
          clusterArn: [clusterArn],
          group: families.map((family) => `family:${family}`),
          lastStatus: ["STOPPED"],
        },
      },
      targets: [new FunctionTarget(this.#function(props))],
    });
  }

  #function({ names, taskArns, stateMachineArns, logRetention }: StoppedContainersProps) {
    return ownFunction(this, {
      name: names.stoppedContainers,
      description: "Fails the step of a container that stopped without answering its task token",
      logs: names.stoppedContainersLogs,
      logRetention,
      code: Code.fromInline(containersCode()),
      permissions: [
        [["states:SendTaskFailure"], stateMachineArns],
        [["ecs:DescribeTasks"], [taskArns]],
      ],
      timeout: Duration.seconds(30),
    });
  }
}
