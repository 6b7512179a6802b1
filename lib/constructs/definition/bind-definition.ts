import type { StateMachine, TaskState } from "../../asl/index.ts";
import type { FlowResources } from "../flow-resources.ts";
import { argumentsOf } from "../integrations/arguments-of.ts";
import { integrationOf } from "../integrations/index.ts";
import { mapTasks } from "./map-tasks.ts";
import { collectSubstitutions, type Substitutions } from "./substitutions.ts";

/** A definition for one environment, as `AWS::StepFunctions::StateMachine` takes it. */
export interface BoundDefinition {
  readonly text: string;
  readonly substitutions: Readonly<Record<string, string>>;
}

/** Puts an environment's functions, task definitions, cluster and network in place of a compiled definition's placeholders. */
export function bindDefinition(
  definition: StateMachine,
  resources: FlowResources,
): BoundDefinition {
  const substitutions = collectSubstitutions();
  const bound = mapTasks(definition, (task) => bindTask(task, resources, substitutions));
  return { text: substitutions.print(bound), substitutions: substitutions.values() };
}

function bindTask(
  task: TaskState,
  resources: FlowResources,
  substitutions: Substitutions,
): TaskState {
  const partition = substitutions.reference("Partition", resources.partition);
  const Resource = task.Resource.replace(/^arn:aws:/, `arn:${partition}:`);
  const integration = integrationOf(task);
  if (integration.bind === undefined) return { ...task, Resource };
  const Arguments = integration.bind(argumentsOf(task), resources, substitutions.reference);
  return { ...task, Resource, Arguments };
}
