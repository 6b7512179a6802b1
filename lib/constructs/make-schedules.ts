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
import { Starter, type StarterProps } from "./starter/starter.ts";

export interface Scheduling extends Pick<StarterProps, "logRetention" | "encryptionKey"> {
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
export function makeSchedules(scope: Construct, scheduling: Scheduling): void {
  const { project, environment, names, flow, notStarted, stacks } = scheduling;
  const scheduled = scheduledFlows(project, environment);
  if (scheduled.length === 0) return;
  const group = new ScheduleGroup(scope, "Schedules", {
    scheduleGroupName: names.scheduleGroup,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // Express runs with one name are two runs all the same.
  const named = scheduled.filter(({ type }) => type === "standard").map(({ name }) => name);
  const starter = makeStarter(scope, group, scheduling, named);
  for (const { name, type, planned } of scheduled) {
    new FlowSchedule(stacks.scopeOf(name), name, {
      ...{ flow: flow(name), group, notStarted },
      ...(type === "standard" && starter && { starter }),
      schedules: planned.map((each, index) => ({
        ...each,
        name: names.schedule(name, index, each.name),
      })),
    });
  }
}

function makeStarter(
  scope: Construct,
  { scheduleGroupArn }: ScheduleGroup,
  { flow, ...scheduling }: Scheduling,
  flows: readonly string[],
): Starter | undefined {
  if (flows.length === 0) return undefined;
  const stateMachineArns = flows.map((name) => flow(name).stateMachineArn);
  return new Starter(scope, "Starter", { ...scheduling, scheduleGroupArn, stateMachineArns });
}

function scheduledFlows({ flows }: CompiledProject, environment: Environment) {
  return flows
    .map((flow) => ({
      name: flow.name,
      type: flow.type,
      planned: plannedSchedules(flow, environment),
    }))
    .filter(({ planned }) => planned.length > 0);
}
