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
import {
  asFired,
  canonicalText,
  namingParams,
  type PlannedSchedule,
  paramsMark,
  type ScheduleTimes,
  scheduleExpression,
} from "../schedules/index.ts";
import { assumedBy } from "./assumed-by.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { Flow } from "./flow.ts";
import type { NotStarted } from "./not-started.ts";
import type { StartRequest } from "./starter/start-definition.ts";
import type { Starter } from "./starter/starter.ts";

export interface FlowScheduleProps {
  readonly flow: Flow;
  readonly group: IScheduleGroup;
  /** Where starts go that can't be delivered. */
  readonly notStarted: NotStarted;
  /** What starts each scheduled time's run once. Absent: a start that Scheduler delivers twice is two runs, as of an Express flow. */
  readonly starter?: Starter;
  /** With their names on AWS. */
  readonly schedules: readonly (Omit<PlannedSchedule, "catchUp" | "isOverridden"> & {
    readonly name: string;
  })[];
}

/**
 * The schedules of one flow in EventBridge Scheduler. A start carries the time it was planned for, `nagare.scheduledTime`, since Scheduler
 * is precise to a minute and may retry for a day; and where the schedule is for business days alone, that it is, `nagare.only`.
 */
export class FlowSchedule extends Construct {
  /** Scheduler's. */
  readonly role: Role;

  constructor(scope: Construct, id: string, props: FlowScheduleProps) {
    super(scope, id);
    this.role = props.starter?.callRole ?? this.#directRole(props);
    for (const [index, planned] of props.schedules.entries()) {
      const { start, end, times } = asFired(planned.schedule);
      const schedule = new Schedule(this, `Schedule${index + 1}`, {
        scheduleName: planned.name,
        scheduleGroup: props.group,
        schedule: awsExpression(planned.name, times),
        enabled: planned.enabled,
        target: targetOf(props, this.role, planned),
        timeWindow: windowOf(planned.windowMinutes),
        ...(start !== undefined && { start }),
        ...(end !== undefined && { end }),
      });
      // A rate starts the flow as soon as its schedule is there.
      schedule.node.addDependency(props.starter ?? this.role);
    }
  }

  #directRole({ flow, group, notStarted }: FlowScheduleProps): Role {
    const role = new Role(this, "Role", {
      assumedBy: assumedBy(this, "scheduler.amazonaws.com", group.scheduleGroupArn),
    });
    flow.grantStart(role);
    notStarted.grantSend(role);
    return role;
  }
}

/** CDK's own target starts a machine without its alias. */
function targetOf(
  { flow, notStarted, starter }: FlowScheduleProps,
  role: Role,
  { params = {}, mark }: Pick<PlannedSchedule, "params" | "mark">,
): IScheduleTarget {
  const only = mark === undefined ? {} : { only: mark };
  const input = { ...params, nagare: { scheduledTime: ContextAttribute.scheduledTime, ...only } };
  const request: StartRequest = {
    flow: flow.liveArn,
    schedule: ContextAttribute.scheduleArn,
    scheduledTime: ContextAttribute.scheduledTime,
    mark: paramsMark(namingParams(params, mark)),
    input: canonicalText(input),
  };
  return {
    bind: () => ({
      arn: starter?.stateMachineArn ?? flow.liveArn,
      role,
      input: ScheduleTargetInput.fromObject(starter === undefined ? input : request),
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
