import { Duration } from "aws-cdk-lib";
import {
  Alarm,
  AnomalyDetectionAlarm,
  ComparisonOperator,
  MathExpression,
  Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { CompiledFlow } from "../compiler/index.ts";
import { colonArn } from "./colon-arn.ts";
import type { FlowResources } from "./flow-resources.ts";
import { locksWatched, type WatchedLocks } from "./locks/locks-watched.ts";
import type { ResourceNames } from "./resource-names.ts";
import type { Watchdog } from "./watchdog/watchdog.ts";
import type { Watched } from "./watched.ts";

export interface AlarmsProps {
  readonly names: ResourceNames;
  readonly topics: readonly ITopic[];
  readonly flows: readonly Pick<CompiledFlow, "name" | "type">[];
  readonly resources: Pick<FlowResources, "stateMachineArn">;
  /** The starts that could not be delivered. */
  readonly notStarted?: IQueue | undefined;
  /** What tells of failures. */
  readonly notices?: IFunction | undefined;
  /** What tells of late runs. */
  readonly watchdog?: Pick<Watchdog, "function" | "flows" | "metricLate"> | undefined;
  /** What gives places in locks. */
  readonly locks?: WatchedLocks | undefined;
  /** Whether runs that take longer than usual are told of. */
  readonly longerThanUsual: boolean;
  /** Where the alarms of a flow lie: a stack has no room for those of hundreds. */
  readonly scopeOf: (flow: string) => Construct;
}

/**
 * The alarms of an environment: they tell of what no event tells. EventBridge may lose an event, and there is none for an Express run. An alarm tells when it begins and not when it ends:
 * five minutes without another failure are no good news.
 */
export class Alarms extends Construct {
  /** For the dashboard, which knows them by name: those of flows lie in other stacks. */
  readonly alarmArns: readonly string[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { names, topics } = props;
    const actions = topics.map((topic) => new SnsAction(topic));
    const scopeOf = ({ flow }: Watched) => (flow === undefined ? this : props.scopeOf(flow));
    const watched = [
      ...environmentWatched(props),
      ...props.flows.flatMap((flow) => flowWatched(flow, props)),
      ...lateWatched(props),
      ...(props.locks === undefined ? [] : locksWatched(names, props.locks)),
    ];
    const longer = props.longerThanUsual
      ? props.flows.map((flow) => longerThanUsual(flow, props))
      : [];
    const alarms = [
      ...watched.map(
        (each) =>
          new Alarm(scopeOf(each), idOf(each), {
            ...alarmOf(each, names),
            threshold: 0,
            comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
          }),
      ),
      ...longer.map(
        (each) =>
          new AnomalyDetectionAlarm(scopeOf(each), idOf(each), {
            ...alarmOf(each, names),
            stdDevs: 3,
            comparisonOperator: ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD,
          }),
      ),
    ];
    for (const alarm of alarms) alarm.addAlarmAction(...actions);
    this.alarmArns = [...watched, ...longer].map(({ about, flow }) =>
      colonArn(this, "cloudwatch", "alarm", names.alarm(about, flow)),
    );
  }
}

function idOf({ about, flow }: Watched): string {
  return flow === undefined ? about : `${flow}_${about}`;
}

function alarmOf({ about, flow, metric, periods, description }: Watched, names: ResourceNames) {
  return {
    alarmName: names.alarm(about, flow),
    alarmDescription: description,
    metric,
    evaluationPeriods: periods ?? 1,
    // Without a run there are no data.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  };
}

const period = Duration.minutes(5);

function flowWatched(
  { name: flow, type }: AlarmsProps["flows"][number],
  { names, resources }: AlarmsProps,
): readonly Watched[] {
  const dimensionsMap = { StateMachineArn: resources.stateMachineArn(flow) };
  const sum = (metricName: string) =>
    new Metric({ namespace: "AWS/States", metricName, dimensionsMap, statistic: "Sum", period });
  const throttled: Watched = {
    about: "throttled",
    flow,
    description: `Step Functions slows runs of ${flow} down: the account makes more state transitions than its quota allows.`,
    metric: sum("ExecutionThrottled"),
  };
  const look =
    type === "express"
      ? `in the log group ${names.stateMachineLogs(flow)}`
      : `npx nagare runs ${flow} --env ${names.environment}`;
  return [
    {
      about: "failed",
      flow,
      description: `Runs of ${flow} failed, timed out or were stopped. See them: ${look}`,
      metric: new MathExpression({
        expression: "SUM([FILL(failed, 0), FILL(timedOut, 0), FILL(stopped, 0)])",
        usingMetrics: {
          failed: sum("ExecutionsFailed"),
          timedOut: sum("ExecutionsTimedOut"),
          stopped: sum("ExecutionsAborted"),
        },
        label: "did not succeed",
        period,
      }),
    },
    ...(type === "express" ? [] : [throttled]),
  ];
}

function longerThanUsual(
  { name: flow }: AlarmsProps["flows"][number],
  { names, resources }: AlarmsProps,
): Watched {
  return {
    about: "longer",
    flow,
    description: `A run of ${flow} took longer than runs of the weeks before. See them: npx nagare runs ${flow} --env ${names.environment}`,
    metric: new Metric({
      namespace: "AWS/States",
      metricName: "ExecutionTime",
      dimensionsMap: { StateMachineArn: resources.stateMachineArn(flow) },
      statistic: "Maximum",
      period,
    }),
  };
}

function lateWatched({ names, watchdog }: AlarmsProps): readonly Watched[] {
  if (watchdog === undefined) return [];
  const late = watchdog.flows.map((flow) => ({
    about: "late",
    flow,
    description: `A scheduled run of ${flow} did not start or finish in time. See them: npx nagare runs ${flow} --env ${names.environment}`,
    metric: watchdog.metricLate(flow, names.environment),
  }));
  const notWatched = {
    about: "not-watched",
    description: `Late runs in ${names.environment} could not be looked for, or not be told of: the log of ${names.watchdog} says why.`,
    metric: watchdog.function.metricErrors({ period }),
  };
  return [...late, notWatched];
}

function environmentWatched({ names, notStarted, notices }: AlarmsProps): readonly Watched[] {
  const { environment } = names;
  return [
    ...(notStarted === undefined
      ? []
      : [
          {
            about: "not-started",
            description: `Scheduled starts of ${environment} could not be delivered: each message in the queue ${names.alarm("not-started")} names its schedule and says why.`,
            metric: notStarted.metricApproximateNumberOfMessagesVisible({ period }),
          },
        ]),
    ...(notices === undefined
      ? []
      : [
          {
            about: "not-told",
            description: `A failure in ${environment} could not be told of everywhere: the log of ${names.notices} says why.`,
            metric: notices.metricErrors({ period }),
          },
        ]),
  ];
}
