import { availableParallelism } from "node:os";
import { type IntegrationPattern, parseResource } from "../../engine/index.ts";
import type { Clock } from "../clock/index.ts";
import { Activities } from "./activities.ts";
import { Containers, docker, runContainerTask } from "./containers/index.ts";
import type { ContainerDeclaration, TaskDeclaration } from "./declarations.ts";
import { callFunction, Functions, invokeFunction } from "./functions/index.ts";
import { taskEnvironment } from "./task-environment.ts";
import { noWork, type TaskRunner } from "./task-runner.ts";

export interface TaskRunnersOptions {
  readonly clock: Clock;
  /** Where bundles of function tasks go. */
  readonly bundles: string;
  /** The project's folder. */
  readonly folder: string;
  /** Of this service. */
  readonly endpoint: () => string;
  readonly allowAws: boolean;
  /** The environment of the service itself. */
  readonly environment: NodeJS.ProcessEnv;
  /** The executable. @default "docker" */
  readonly docker?: string;
}

/** Everything that performs tasks. */
export interface TaskRunners {
  readonly perform: TaskRunner;
  readonly activities: Activities;
  declare(
    tasks: readonly TaskDeclaration[],
    containers: readonly ContainerDeclaration[],
  ): Promise<void>;
  close(): Promise<void>;
}

/** One place that knows which resource is performed by whom. */
export function taskRunners(options: TaskRunnersOptions): TaskRunners {
  const { clock, bundles, folder, allowAws, environment: inherited } = options;
  const environment = (own: Readonly<Record<string, string>>) =>
    taskEnvironment(own, { endpoint: options.endpoint(), allowAws, inherited });
  const functions = new Functions({
    clock,
    folder,
    environment,
    bundles,
    // Most of what a task does is waiting for something else.
    concurrency: 8 * availableParallelism(),
  });
  const containers = new Containers({
    folder,
    environment,
    docker: docker(options.docker ?? "docker"),
    dockerEnvironment: (own) =>
      taskEnvironment(own, { endpoint: options.endpoint(), allowAws, inherited: {} }),
  });
  const activities = new Activities();
  const integrations: Readonly<Record<string, (pattern: IntegrationPattern) => TaskRunner>> = {
    "lambda:invoke": (pattern) => invokeFunction(functions, clock, pattern === "waitForTaskToken"),
    "ecs:runTask": (pattern) => runContainerTask(containers, clock, pattern),
  };
  const runnerOf = (resource: string): TaskRunner => {
    const parsed = parseResource(resource);
    if (parsed.kind === "activity") return activities.perform;
    if (parsed.kind === "lambdaFunction") return callFunction(functions);
    return integrations[`${parsed.resourceType}:${parsed.action}`]?.(parsed.pattern) ?? notServed;
  };
  return {
    perform: (call, tell) => runnerOf(call.effect.resource)(call, tell),
    activities,
    async declare(tasks, declaredContainers) {
      containers.declare(declaredContainers);
      await functions.declare(tasks);
    },
    async close() {
      await Promise.all([functions.close(), containers.close()]);
    },
  };
}

const notServed: TaskRunner = ({ effect }, tell) => {
  const cause = `The local service can't perform ${effect.resource}: it runs the project's own functions and containers only.`;
  tell.failed("Nagare.NotServedLocally", cause);
  return noWork;
};
