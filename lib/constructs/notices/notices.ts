import { ArnFormat, Duration, Stack } from "aws-cdk-lib";
import { Match, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as FunctionTarget } from "aws-cdk-lib/aws-events-targets";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import {
  type KnownFlows,
  noticesCode,
  type TargetSettings,
} from "../../../lambda/notices/bundle.ts";
import type { DatadogEvents } from "../../flow/index.ts";
import { allow } from "../allow.ts";
import { keepLogs } from "../keep-logs.ts";
import { ownCode } from "../own-code.ts";
import type { ResourceNames } from "../resource-names.ts";
import { secretArns } from "../secret-arns.ts";

/** Where notices go. */
export interface NoticeTargets {
  readonly topics: readonly ITopic[];
  readonly datadog?: Required<DatadogEvents> | undefined;
  /** Datadog's tag. */
  readonly service?: string | undefined;
}

export interface NoticesProps extends NoticeTargets {
  readonly names: ResourceNames;
  readonly known: KnownFlows;
  readonly logRetention: RetentionDays;
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
          stateMachineArn: Match.prefix(this.#states("stateMachine", props.names.stateMachine(""))),
          // Child runs of distributed Maps: their Map answers for them.
          executionArn: Match.anythingButWildcard("*:execution:*/*"),
        },
      },
      targets: [new FunctionTarget(this.function)],
    });
  }

  #function(props: NoticesProps): LambdaFunction {
    const { names, known, logRetention } = props;
    const logGroup = keepLogs(this, names.noticesLogs, logRetention);
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    });
    logGroup.grantWrite(role);
    for (const [actions, resources] of this.#permissions(props)) {
      if (resources.length > 0) allow(role, new PolicyStatement({ actions, resources }));
    }
    return new LambdaFunction(this, "Function", {
      functionName: names.notices,
      description: "Tells of runs that failed, timed out or were stopped",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code: ownCode(this, "notices", noticesCode(known)),
      // A history has up to 25,000 events.
      memorySize: 512,
      timeout: Duration.minutes(2),
      environment: { NAGARE_NOTIFY: Stack.of(this).toJsonString(targetSettings(props)) },
      role,
      logGroup,
    });
  }

  #permissions({ names, topics, datadog }: NoticesProps): readonly [string[], string[]][] {
    const flows = names.stateMachine("*");
    const logs = [names.functionLogs("*"), names.taskDefinitionLogs("*")];
    const secret = datadog && secretArns(Stack.of(this), datadog.apiKeySecret);
    return [
      [["states:GetExecutionHistory"], [this.#states("execution", flows)]],
      [
        ["states:ListExecutions"],
        ["stateMachine", "mapRun"].map((resource) => this.#states(resource, flows)),
      ],
      [["logs:FilterLogEvents", "logs:GetLogEvents"], logs.map((group) => this.#logGroup(group))],
      [["sns:Publish"], topics.map(({ topicArn }) => topicArn)],
      [["secretsmanager:GetSecretValue"], [...(secret?.resources ?? [])]],
    ];
  }

  #states(resource: string, resourceName: string): string {
    return colonArn(this, "states", resource, resourceName);
  }

  #logGroup(name: string): string {
    return colonArn(this, "logs", "log-group", name);
  }
}

function colonArn(scope: Construct, service: string, resource: string, resourceName: string) {
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  return Stack.of(scope).formatArn({ service, resource, resourceName, arnFormat });
}

export function targetSettings({ topics, datadog, service }: NoticeTargets): TargetSettings {
  return {
    topicArns: topics.map(({ topicArn }) => topicArn),
    ...(datadog && { datadog: { ...datadog, ...(service && { service }) } }),
  };
}
