import { ArnFormat, Duration, Stack } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { Grant, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import {
  EVERY_MINUTES,
  type KnownDeadlines,
  watchdogCode,
} from "../../../lambda/watchdog/bundle.ts";
import { allow } from "../allow.ts";
import { assumedBy } from "../assumed-by.ts";
import { keepLogs } from "../keep-logs.ts";
import { type NoticesProps, type NoticeTargets, targetSettings } from "../notices/notices.ts";
import { ownCode } from "../own-code.ts";
import { secretArns } from "../secret-arns.ts";

export interface WatchdogProps extends NoticeTargets, Pick<NoticesProps, "names" | "logRetention"> {
  readonly known: KnownDeadlines;
}

/**
 * Tells of scheduled runs that did not start or finish in time: every five minutes a function looks at the deadlines that have passed since, and for those at the runs
 * of their flows. It keeps nothing.
 */
export class Watchdog extends Construct {
  readonly function: LambdaFunction;
  /** Names of the flows. */
  readonly flows: readonly string[];

  constructor(scope: Construct, id: string, props: WatchdogProps) {
    super(scope, id);
    this.flows = props.known.flows.map(({ name }) => name);
    this.function = this.#function(props);
    this.#callIt(props);
  }

  /** How many runs of a flow were late. */
  metricLate(flow: string, environment: string): Metric {
    const dimensionsMap = { environment, flow };
    const period = Duration.minutes(EVERY_MINUTES);
    return new Metric({
      namespace: "nagare",
      metricName: "Late",
      dimensionsMap,
      statistic: "Sum",
      period,
    });
  }

  #function(props: WatchdogProps): LambdaFunction {
    const { names, known, logRetention } = props;
    const logGroup = keepLogs(this, names.watchdogLogs, logRetention);
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    });
    logGroup.grantWrite(role);
    for (const [actions, resources] of this.#permissions(props)) {
      if (resources.length > 0) allow(role, new PolicyStatement({ actions, resources }));
    }
    return new LambdaFunction(this, "Function", {
      functionName: names.watchdog,
      description: "Tells of scheduled runs that did not start or finish in time",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code: ownCode(this, "watchdog", watchdogCode(known)),
      memorySize: 256,
      timeout: Duration.minutes(2),
      environment: { NAGARE_NOTIFY: Stack.of(this).toJsonString(targetSettings(props)) },
      role,
      logGroup,
    });
  }

  #permissions({ known, topics, datadog }: WatchdogProps): readonly [string[], string[]][] {
    const machines = known.flows.map(({ machine }) => machine);
    const secret = datadog && secretArns(Stack.of(this), datadog.apiKeySecret);
    return [
      [["states:ListExecutions"], machines.map((name) => this.#states("stateMachine", name))],
      [
        ["states:DescribeExecution"],
        machines.map((name) => this.#states("execution", `${name}:*`)),
      ],
      [["sns:Publish"], topics.map(({ topicArn }) => topicArn)],
      [["secretsmanager:GetSecretValue"], [...(secret?.resources ?? [])]],
    ];
  }

  #states(resource: string, resourceName: string): string {
    const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
    return Stack.of(this).formatArn({ service: "states", resource, resourceName, arnFormat });
  }

  #callIt({ names }: WatchdogProps): void {
    const group = Stack.of(this).formatArn({
      ...{ service: "scheduler", resource: "schedule-group", resourceName: "default" },
    });
    const role = new Role(this, "CallRole", {
      assumedBy: assumedBy(this, "scheduler.amazonaws.com", group),
    });
    // The function's own grant is for all of its versions.
    const grant = Grant.addToPrincipal({
      grantee: role,
      actions: ["lambda:InvokeFunction"],
      resourceArns: [this.function.functionArn],
    });
    const schedule = new Schedule(this, "Schedule", {
      scheduleName: names.watchdog,
      schedule: ScheduleExpression.rate(Duration.minutes(EVERY_MINUTES)),
      target: {
        bind: () => ({
          arn: this.function.functionArn,
          role,
          input: ScheduleTargetInput.fromObject({
            scheduledTime: ContextAttribute.scheduledTime,
            machines: this.#states("stateMachine", ""),
          }),
          // A call counts for its planned time, so that a late one misses nothing.
          retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
        }),
      },
    });
    grant.applyBefore(schedule);
  }
}
