import { Duration, TimeZone } from "aws-cdk-lib";
import { Role } from "aws-cdk-lib/aws-iam";
import {
  ContextAttribute,
  type IScheduleGroup,
  type IScheduleTarget,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  TimeWindow,
} from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { JsonObject } from "../asl/index.ts";
import {
  type PlannedSchedule,
  type ScheduleTimes,
  scheduleExpression,
} from "../schedules/index.ts";
import { assumedBy } from "./assumed-by.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { Flow } from "./flow.ts";
import type { NotStarted } from "./not-started.ts";

export interface FlowScheduleProps {
  readonly flow: Flow;
  readonly group: IScheduleGroup;
  /** Where starts go that can't be delivered. */
  readonly notStarted: NotStarted;
  /** With their names on AWS. */
  readonly schedules: readonly (Omit<PlannedSchedule, "catchUp" | "isOverridden"> & {
    readonly name: string;
  })[];
}

/**
 * The schedules of one flow in EventBridge Scheduler. A start carries the time it was planned for, `nagare.scheduledTime`, since Scheduler
 * is precise to a minute and may retry for a day.
 */
export class FlowSchedule extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: FlowScheduleProps) {
    super(scope, id);
    const { flow, group, notStarted } = props;
    this.role = new Role(this, "Role", {
      assumedBy: assumedBy(this, "scheduler.amazonaws.com", group.scheduleGroupArn),
    });
    const grants = [flow.grantStart(this.role), notStarted.grantSend(this.role)];
    for (const [index, planned] of props.schedules.entries()) {
      const { start, end, times } = planned.schedule;
      const schedule = new Schedule(this, `Schedule${index + 1}`, {
        scheduleName: planned.name,
        scheduleGroup: group,
        schedule: awsExpression(planned.name, times),
        enabled: planned.enabled,
        target: targetOf(props, this.role, planned.params),
        timeWindow: windowOf(planned.windowMinutes),
        ...(start !== undefined && { start }),
        ...(end !== undefined && { end }),
      });
      // A rate starts the flow as soon as its schedule is there.
      for (const grant of grants) grant.applyBefore(schedule);
    }
  }
}

/** CDK's own target starts a machine without its alias. */
function targetOf(
  { flow, notStarted }: FlowScheduleProps,
  role: Role,
  params: JsonObject | undefined,
): IScheduleTarget {
  return {
    bind: () => ({
      arn: flow.liveArn,
      role,
      input: ScheduleTargetInput.fromObject({
        ...params,
        nagare: { scheduledTime: ContextAttribute.scheduledTime },
      }),
      // A start counts for its planned time, so that a late one is better than none: both are the longest that Scheduler has.
      retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
      deadLetterConfig: { arn: notStarted.queue.queueArn },
    }),
  };
}

function windowOf(windowMinutes: number | undefined): TimeWindow {
  return windowMinutes === undefined
    ? TimeWindow.off()
    : TimeWindow.flexible(Duration.minutes(windowMinutes));
}

function awsExpression(name: string, times: ScheduleTimes): ScheduleExpression {
  const said = scheduleExpression(times);
  if (said.kind === "refused") throw new ConfigurationError(`schedule ${name}: ${said.reason}`);
  return ScheduleExpression.expression(said.expression, TimeZone.of(said.timezone));
}
