/**
 * Flows on AWS, as constructs of the AWS CDK: {@link FlowStack} is one environment of a project, the others are its pieces.
 * Takes definitions as the compiler made them and changes their placeholders alone. Needs neither credentials nor Docker, and looks
 * nothing up.
 */

export {
  type ScheduleExpression,
  type ScheduleTimes,
  scheduleExpression,
} from "../schedules/index.ts";
export { bundleTasks, type TaskBundles } from "./bundle-tasks.ts";
export { isTooMuchForOneDeploy } from "./check-stack-sizes.ts";
export { ConfigurationError } from "./configuration-error.ts";
export { ContainerTask, type ContainerTaskProps } from "./container-task.ts";
export { environmentNamed, loadEnvironments } from "./environment/load-environments.ts";
export { Flow, type FlowProps } from "./flow.ts";
export type { ContainerNetwork, ContainerResources, FlowResources } from "./flow-resources.ts";
export { FlowSchedule, type FlowScheduleProps } from "./flow-schedule.ts";
export { FlowStack } from "./flow-stack.ts";
export type { FlowStackProps, OwnConstructs } from "./flow-stack-props.ts";
export { FlowTriggers, type FlowTriggersProps, type TriggerRule } from "./flow-triggers.ts";
export { FunctionTask, type FunctionTaskProps } from "./function-task.ts";
export { NestedValidation } from "./nested-validation.ts";
export { type ResourceNames, resourceNames } from "./resource-names.ts";
