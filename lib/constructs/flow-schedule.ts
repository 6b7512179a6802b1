import { TimeZone } from "aws-cdk-lib";
import { Role } from "aws-cdk-lib/aws-iam";
import {
  ContextAttribute,
  type IScheduleGroup,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from "aws-cdk-lib/aws-scheduler";
import { StepFunctionsStartExecution } from "aws-cdk-lib/aws-scheduler-targets";
import type { IStateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { assumedBy } from "./assumed-by.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { type ScheduleTimes, scheduleExpression } from "./schedule-expression.ts";

export interface FlowScheduleProps {
  readonly stateMachine: IStateMachine;
  readonly group: IScheduleGroup;
  /** By position: the schedule's name, and when it starts the flow. */
  readonly schedules: readonly { readonly name: string; readonly times: ScheduleTimes }[];
  /** False leaves them there, disabled: they can be seen, and switched on by hand. */
  readonly enabled: boolean;
}

/**
 * The schedules of one flow in EventBridge Scheduler. A start carries the time it was planned for, `nagare.scheduledTime`, since Scheduler
 * is precise to a minute and may retry for a day.
 */
export class FlowSchedule extends Construct {
  constructor(scope: Construct, id: string, props: FlowScheduleProps) {
    super(scope, id);
    const { stateMachine, group, enabled } = props;
    const target = new StepFunctionsStartExecution(stateMachine, {
      role: new Role(this, "Role", {
        assumedBy: assumedBy(this, "scheduler.amazonaws.com", group.scheduleGroupArn),
      }),
      input: ScheduleTargetInput.fromObject({
        nagare: { scheduledTime: ContextAttribute.scheduledTime },
      }),
    });
    for (const [index, { name, times }] of props.schedules.entries()) {
      new Schedule(this, `Schedule${index + 1}`, {
        scheduleName: name,
        scheduleGroup: group,
        schedule: awsExpression(name, times),
        enabled,
        target,
      });
    }
  }
}

function awsExpression(name: string, times: ScheduleTimes): ScheduleExpression {
  const said = scheduleExpression(times);
  if (said.kind === "refused") throw new ConfigurationError(`schedule ${name}: ${said.reason}`);
  return ScheduleExpression.expression(said.expression, TimeZone.of(said.timezone));
}
