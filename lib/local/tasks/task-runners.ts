import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { delimiter, dirname } from "node:path";
import { parseResource } from "../../engine/index.ts";
import type { Clock } from "../clock/index.ts";
import {
  integrations,
  isForLocks,
  type LocksPort,
  type ObjectStore,
  type StepFunctionsPort,
} from "../integrations/index.ts";
import { Activities } from "./activities.ts";
import { Containers, docker } from "./containers/index.ts";
import type { ContainerDeclaration, TaskDeclaration } from "./declarations.ts";
import { Functions } from "./functions/index.ts";
import { ownTask } from "./own-task.ts";
import { taskEnvironment } from "./task-environment.ts";
import type { TaskCall, TaskRunner } from "./task-runner.ts";

export interface TaskRunnersOptions {
  readonly clock: Clock;
  /** Where bundles of function tasks go. */
  readonly bundles: string;
  /** Where containers get folders to work in. */
  readonly work: string;
  /** The project's folder. */
  readonly folder: string;
  /** Of this service. */
  readonly endpoint: () => string;
  readonly allowAws: boolean;
  /** The environment of the service itself. */
  readonly environment: NodeJS.ProcessEnv;
  /** The executable. @default "docker" */
  readonly docker?: string;
  readonly stepFunctions: StepFunctionsPort;
  readonly locks: LocksPort;
}

/** Everything that performs tasks. */
export interface TaskRunners {
  readonly perform: TaskRunner;
  readonly activities: Activities;
  /** S3, for distributed Maps. */
  readonly objects: ObjectStore;
  declare(
    tasks: readonly TaskDeclaration[],
    containers: readonly ContainerDeclaration[],
  ): Promise<void>;
  close(): Promise<void>;
}

/** Where functions leave large results, and find the SDK that Lambda's runtime has beside the bundle. */
function functionsPlace(
  endpoint: string,
  { NODE_PATH }: NodeJS.ProcessEnv,
): Record<string, string> {
  const sdk = dirname(createRequire(import.meta.url).resolve("@aws-sdk/client-s3/package.json"));
  return {
    NAGARE_DATA_BUCKET: "nagare-local-data",
    NAGARE_DATA_ENDPOINT: endpoint,
    NODE_PATH: [NODE_PATH, dirname(dirname(sdk))].filter(Boolean).join(delimiter),
  };
}

/** One place that knows which resource is performed by whom. */
export function taskRunners(options: TaskRunnersOptions): TaskRunners {
  const { clock, bundles, work, folder, allowAws, environment: inherited } = options;
  const environment = (own: Readonly<Record<string, string>>) =>
    taskEnvironment(own, { endpoint: options.endpoint(), allowAws, inherited });
  const functions = new Functions({
    clock,
    folder,
    environment: (own) => ({
      ...environment(own),
      ...functionsPlace(options.endpoint(), inherited),
    }),
    bundles,
    // Most of what a task does is waiting for something else.
    concurrency: 8 * availableParallelism(),
  });
  const containers = new Containers({
    folder,
    work,
    shell: inherited,
    environment,
    docker: docker(options.docker ?? "docker"),
    dockerEnvironment: (own) =>
      taskEnvironment(own, { endpoint: options.endpoint(), allowAws, inherited: {} }),
  });
  const activities = new Activities();
  const services = integrations({ ...options, environment: inherited });
  const runnerOf = (call: TaskCall): TaskRunner => {
    const resource = parseResource(call.effect.resource);
    if (resource.kind === "activity") return activities.perform;
    if (resource.kind === "integration" && isForLocks(call.effect))
      return services.lockRunner(resource);
    const own = ownTask({ functions, containers, clock }, resource, call.effect);
    // A function that is nowhere is refused as one that the project lacks.
    const isOwn = own !== undefined && (own.isDeclared || !services.reaches(own.serviceId));
    return isOwn ? own.runner : services.runner(resource);
  };
  return {
    perform: (call, tell) => runnerOf(call)(call, tell),
    activities,
    objects: services.objects,
    async declare(tasks, declaredContainers) {
      containers.declare(declaredContainers);
      await functions.declare(tasks);
    },
    async close() {
      services.close();
      await Promise.all([functions.close(), containers.close()]);
    },
  };
}
