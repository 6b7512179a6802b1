import { RemovalPolicy } from "aws-cdk-lib";
import { ScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import type { CompiledProject } from "../compiler/index.ts";
import type { Environment } from "../flow/index.ts";
import { plannedSchedules } from "../schedules/index.ts";
import type { Flow } from "./flow.ts";
import { FlowSchedule } from "./flow-schedule.ts";
import type { NestedStacks } from "./nested-stacks.ts";
import { NotStarted, type NotStartedProps } from "./not-started.ts";
import type { ResourceNames } from "./resource-names.ts";

export interface Scheduling {
  readonly notStarted: NotStarted;
  readonly project: CompiledProject;
  readonly environment: Environment;
  readonly names: ResourceNames;
  readonly flow: (name: string) => Flow;
  /** Where they lie. */
  readonly stacks: NestedStacks;
}

/** The queue of what could not be started; nothing where no flow starts by itself. */
export function makeNotStarted(
  scope: Construct,
  { project, environment, ...props }: QueueProps,
): NotStarted | undefined {
  const isTriggered = project.flows.some(({ triggers }) => triggers.length > 0);
  if (!isTriggered && scheduledFlows(project, environment).length === 0) return undefined;
  return new NotStarted(scope, "NotStarted", props);
}

type QueueProps = Pick<Scheduling, "project" | "environment"> & NotStartedProps;

/** The schedules of all flows, with their group. */
export function makeSchedules(
  scope: Construct,
  { project, environment, names, flow, notStarted, stacks }: Scheduling,
): void {
  const scheduled = scheduledFlows(project, environment);
  if (scheduled.length === 0) return;
  const group = new ScheduleGroup(scope, "Schedules", {
    scheduleGroupName: names.scheduleGroup,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  for (const { name, planned } of scheduled) {
    new FlowSchedule(stacks.scopeOf(name), name, {
      ...{ flow: flow(name), group, notStarted },
      schedules: planned.map((each, index) => ({
        ...each,
        name: names.schedule(name, index, each.name),
      })),
    });
  }
}

function scheduledFlows({ flows }: CompiledProject, environment: Environment) {
  return flows
    .map((flow) => ({ name: flow.name, planned: plannedSchedules(flow, environment) }))
    .filter(({ planned }) => planned.length > 0);
}
