import type { ParsedResource } from "../../engine/index.ts";
import type { Clock } from "../clock/index.ts";
import type { TaskRunner } from "../tasks/task-runner.ts";
import { httpInvoke } from "./http-invoke.ts";
import { integrationRunner, type Perform } from "./integration-task.ts";
import { type LocksPort, lockCall, lockWrite } from "./lock-tasks.ts";
import { type ObjectStore, objectStore } from "./object-store.ts";
import {
  lambdaFunction,
  optimizedActions,
  optimizedIntegration,
  optimizedServices,
} from "./optimized/index.ts";
import { isReachable, SdkClients } from "./sdk/index.ts";
import { sdkIntegration } from "./sdk-integration.ts";
import { type StepFunctionsPort, startExecution } from "./start-execution.ts";
import { notServed } from "./task-failure.ts";

export interface IntegrationsOptions {
  readonly clock: Clock;
  /** The project's, whose SDK clients come first. */
  readonly folder: string;
  /** Of this service. */
  readonly endpoint: () => string;
  /** Whether services without an endpoint may be called on AWS itself. */
  readonly allowAws: boolean;
  /** Where the SDK's standard variables stand. */
  readonly environment: NodeJS.ProcessEnv;
  readonly stepFunctions: StepFunctionsPort;
  readonly locks: LocksPort;
}

/** Everything that tasks call but the project's own functions and containers. */
export interface Integrations {
  runner(resource: Exclude<ParsedResource, { kind: "activity" }>): TaskRunner;
  /** Of what is for the locks' table or function. */
  lockRunner(resource: Extract<ParsedResource, { kind: "integration" }>): TaskRunner;
  /** Whether there is somewhere to call a service, by its model's id. */
  reaches(serviceId: string): boolean;
  /** S3. */
  readonly objects: ObjectStore;
  close(): void;
}

export function integrations(options: IntegrationsOptions): Integrations {
  const { clock, allowAws, stepFunctions, endpoint, environment } = options;
  const clients = new SdkClients(options);
  const own = new SdkClients({ ...options, environment: {}, allowAws: false });
  const direct: Readonly<Record<string, Perform>> = {
    "states:startExecution": startExecution(stepFunctions),
    "http:invoke": httpInvoke(allowAws),
  };
  const performOf = (resourceType: string, action: string, clients: SdkClients): Perform => {
    const [type = "", sdkService] = resourceType.split(":");
    if (sdkService !== undefined) return sdkIntegration(clients, sdkService, action);
    const service = optimizedServices[type];
    if (service === undefined) return direct[`${type}:${action}`] ?? unknown;
    const extras = optimizedActions[`${type}:${action}`] ?? {};
    return optimizedIntegration(
      { clients, clock },
      { name: type, ...service },
      { name: action, ...extras },
    );
  };
  return {
    runner(resource) {
      if (resource.kind === "lambdaFunction")
        return integrationRunner("requestResponse", lambdaFunction(clients));
      const { pattern, resourceType, action } = resource;
      return integrationRunner(pattern, performOf(resourceType, action, clients));
    },
    lockRunner({ pattern, resourceType, action }) {
      const perform =
        resourceType === "lambda"
          ? lockCall(options.locks)
          : lockWrite(options.locks, performOf(resourceType, action, own));
      return integrationRunner(pattern, perform);
    },
    reaches: (serviceId) => isReachable(serviceId, { own: endpoint(), allowAws, environment }),
    objects: objectStore(clients),
    close() {
      clients.close();
      own.close();
    },
  };
}

const unknown: Perform = async ({ call }) => {
  throw notServed(
    `The local service has no stand-in for ${call.effect.resource}; its aws-sdk integration may do.`,
  );
};
