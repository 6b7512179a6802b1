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
import { type ScheduleTimes, scheduleExpression } from "../schedules/index.ts";
import { assumedBy } from "./assumed-by.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { Flow } from "./flow.ts";
import type { NotStarted } from "./not-started.ts";

export interface FlowScheduleProps {
  readonly flow: Flow;
  readonly group: IScheduleGroup;
  /** Where starts go that can't be delivered. */
  readonly notStarted: NotStarted;
  /** By position: the schedule's name, and when it starts the flow. */
  readonly schedules: readonly { readonly name: string; readonly times: ScheduleTimes }[];
  /** False leaves them there, disabled: they can be seen, and switched on by hand. */
  readonly enabled: boolean;
  /** Params of the runs. @default none */
  readonly params?: JsonObject;
  /** How long after the planned time a run may start. @default within the minute */
  readonly windowMinutes?: number;
  readonly start?: Date;
  readonly end?: Date;
}

/**
 * The schedules of one flow in EventBridge Scheduler. A start carries the time it was planned for, `nagare.scheduledTime`, since Scheduler
 * is precise to a minute and may retry for a day.
 */
export class FlowSchedule extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: FlowScheduleProps) {
    super(scope, id);
    const { flow, group, notStarted, enabled, start, end } = props;
    this.role = new Role(this, "Role", {
      assumedBy: assumedBy(this, "scheduler.amazonaws.com", group.scheduleGroupArn),
    });
    const grants = [flow.grantStart(this.role), notStarted.grantSend(this.role)];
    const target = targetOf(props, this.role);
    for (const [index, { name, times }] of props.schedules.entries()) {
      const schedule = new Schedule(this, `Schedule${index + 1}`, {
        scheduleName: name,
        scheduleGroup: group,
        schedule: awsExpression(name, times),
        enabled,
        target,
        timeWindow: windowOf(props),
        ...(start !== undefined && { start }),
        ...(end !== undefined && { end }),
      });
      // A rate starts the flow as soon as its schedule is there.
      for (const grant of grants) grant.applyBefore(schedule);
    }
  }
}

/** CDK's own target starts a machine without its alias. */
function targetOf({ flow, notStarted, params }: FlowScheduleProps, role: Role): IScheduleTarget {
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

function windowOf({ windowMinutes }: FlowScheduleProps): TimeWindow {
  return windowMinutes === undefined
    ? TimeWindow.off()
    : TimeWindow.flexible(Duration.minutes(windowMinutes));
}

function awsExpression(name: string, times: ScheduleTimes): ScheduleExpression {
  const said = scheduleExpression(times);
  if (said.kind === "refused") throw new ConfigurationError(`schedule ${name}: ${said.reason}`);
  return ScheduleExpression.expression(said.expression, TimeZone.of(said.timezone));
}
