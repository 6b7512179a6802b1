import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { ContextAttribute } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import {
  EVERY_MINUTES,
  type KnownDeadlines,
  watchdogCode,
} from "../../../lambda/watchdog/bundle.ts";
import { callRegularly } from "../call-regularly.ts";
import { colonArn } from "../colon-arn.ts";
import { flowArns } from "../flow-arns.ts";
import { forRuns } from "../may-decrypt.ts";
import {
  type NoticeTargets,
  sendPermissions,
  targetEnvironment,
} from "../notices/notice-targets.ts";
import type { NoticesProps } from "../notices/notices.ts";
import { ownCode } from "../own-code.ts";
import { ownFunction, type Permission } from "../own-function.ts";

export interface WatchdogProps
  extends NoticeTargets,
    Pick<NoticesProps, "names" | "logRetention" | "encryptionKeyArn"> {
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
    return ownFunction(this, {
      name: names.watchdog,
      description: "Tells of scheduled runs that did not start or finish in time",
      logs: names.watchdogLogs,
      logRetention,
      code: ownCode(this, "watchdog", watchdogCode(known)),
      permissions: [...this.#permissions(props), ...sendPermissions(this, props)],
      memoryMiB: 256,
      timeout: Duration.minutes(2),
      environment: targetEnvironment(this, props),
    });
  }

  #permissions({ names, encryptionKeyArn }: WatchdogProps): readonly Permission[] {
    const { machines, runs } = flowArns(this, names, this.flows);
    const key = encryptionKeyArn === undefined ? [] : [encryptionKeyArn];
    return [
      [["states:ListExecutions"], machines],
      [["states:DescribeExecution"], runs],
      [["kms:Decrypt"], key, forRuns(machines)],
    ];
  }

  #callIt({ names }: WatchdogProps): void {
    callRegularly(this, {
      function: this.function,
      name: names.watchdog,
      every: Duration.minutes(EVERY_MINUTES),
      input: {
        scheduledTime: ContextAttribute.scheduledTime,
        machines: colonArn(this, "states", "stateMachine", ""),
      },
      // A call counts for its planned time, so that a late one misses nothing.
      patience: { seconds: 86_400, attempts: 185 },
    });
  }
}
