import { Duration } from "aws-cdk-lib";
import { Match, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as FunctionTarget } from "aws-cdk-lib/aws-events-targets";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { type KnownFlows, noticesCode } from "../../../lambda/notices/bundle.ts";
import { colonArn } from "../colon-arn.ts";
import { forRuns } from "../may-decrypt.ts";
import { ownCode } from "../own-code.ts";
import { ownFunction, type Permission } from "../own-function.ts";
import type { ResourceNames } from "../resource-names.ts";
import { type NoticeTargets, sendPermissions, targetEnvironment } from "./notice-targets.ts";

export interface NoticesProps extends NoticeTargets {
  readonly names: ResourceNames;
  readonly known: KnownFlows;
  readonly logRetention: RetentionDays;
  /** Of what encrypts runs. @default AWS's own key */
  readonly encryptionKeyArn?: string;
}

/**
 * Tells of each run of the environment that failed, timed out or was stopped: Step Functions tells EventBridge, and a function makes one message of it. Lambda tries an event three times;
 * an alarm says when even that was for nothing.
 */
export class Notices extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: NoticesProps) {
    super(scope, id);
    this.function = this.#function(props);
    new Rule(this, "Rule", {
      ruleName: props.names.notices,
      description: "Runs that failed, timed out or were stopped",
      eventPattern: {
        source: ["aws.states"],
        detailType: ["Step Functions Execution Status Change"],
        detail: {
          status: ["FAILED", "TIMED_OUT", "ABORTED"],
          stateMachineArn: Match.prefix(
            colonArn(this, "states", "stateMachine", props.names.stateMachine("")),
          ),
          // Child runs of distributed Maps: their Map answers for them.
          executionArn: Match.anythingButWildcard("*:execution:*/*"),
        },
      },
      targets: [new FunctionTarget(this.function)],
    });
  }

  #function(props: NoticesProps): LambdaFunction {
    const { names, known, logRetention } = props;
    return ownFunction(this, {
      name: names.notices,
      description: "Tells of runs that failed, timed out or were stopped",
      logs: names.noticesLogs,
      logRetention,
      code: ownCode(this, "notices", noticesCode(known)),
      permissions: [...this.#permissions(props), ...sendPermissions(this, props)],
      // A history has up to 25,000 events.
      memoryMiB: 512,
      timeout: Duration.minutes(2),
      environment: targetEnvironment(this, props),
    });
  }

  #permissions({ names, encryptionKeyArn }: NoticesProps): readonly Permission[] {
    const flows = names.stateMachine("*");
    const key = encryptionKeyArn === undefined ? [] : [encryptionKeyArn];
    const logs = [names.functionLogs("*"), names.taskDefinitionLogs("*")];
    return [
      [["states:GetExecutionHistory"], [colonArn(this, "states", "execution", flows)]],
      [
        ["states:ListExecutions"],
        ["stateMachine", "mapRun"].map((resource) => colonArn(this, "states", resource, flows)),
      ],
      [
        ["logs:FilterLogEvents", "logs:GetLogEvents"],
        logs.map((group) => colonArn(this, "logs", "log-group", group)),
      ],
      [["kms:Decrypt"], key, forRuns([colonArn(this, "states", "stateMachine", flows)])],
    ];
  }
}
