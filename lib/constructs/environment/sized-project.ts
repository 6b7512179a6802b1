import type { StateMachine, TaskState } from "../../asl/index.ts";
import type { CompiledProject } from "../../compiler/index.ts";
import type { Environment, Size } from "../../flow/index.ts";
import { durationSeconds } from "../../schedules/index.ts";
import { mapTasks } from "../definition/map-tasks.ts";
import { argumentsOf } from "../integrations/arguments-of.ts";
import { containerInCall, nameInPlaceholder } from "../integrations/placeholders.ts";

/** The project with an environment's sizes: of tasks, of containers, and the timeouts of the steps that call them. */
export function sizedProject(project: CompiledProject, { sizes }: Environment): CompiledProject {
  if (sizes === undefined) return project;
  return {
    ...project,
    tasks: project.tasks.map((task) => ({
      ...task,
      ...memoryOf(sizes[task.name]),
      ...timeoutOf(sizes[task.name], "timeoutSeconds"),
    })),
    containers: project.containers.map((container) => ({
      ...container,
      ...memoryOf(sizes[container.name]),
      ...cpuOf(sizes[container.name]),
    })),
    flows: project.flows.map((flow) => ({
      ...flow,
      definition: sizedDefinition(flow.definition, sizes),
    })),
  };
}

type Sizes = Readonly<Record<string, Size>>;

function sizedDefinition(definition: StateMachine, sizes: Sizes): StateMachine {
  return mapTasks(definition, (task) => {
    const name = calledBy(task);
    const size = name === undefined ? undefined : sizes[name];
    return { ...task, ...timeoutOf(size, "TimeoutSeconds") };
  });
}

/** The task or container whose own timeout a state has; a callback's is its own. */
function calledBy(task: TaskState): string | undefined {
  if (task.Resource.endsWith(":lambda:invoke"))
    return nameInPlaceholder(argumentsOf(task)["FunctionName"]);
  if (!/:ecs:runTask(\.sync|\.waitForTaskToken)$/.test(task.Resource)) return undefined;
  const args = argumentsOf(task);
  return args["Cluster"] === "nagare-local" ? containerInCall(args) : undefined;
}

function timeoutOf(size: Size | undefined, member: string): object {
  const seconds = size?.timeout && durationSeconds(size.timeout);
  return seconds === undefined ? {} : { [member]: seconds };
}

function memoryOf(size: Size | undefined): object {
  return size?.memory === undefined ? {} : { memoryMiB: size.memory };
}

function cpuOf(size: Size | undefined): object {
  return size?.cpu === undefined ? {} : { cpu: size.cpu };
}
