import { SFNClient } from "@aws-sdk/client-sfn";
import type { CompiledProject } from "../compiler/index.ts";
import {
  announcedEndpoint,
  HistoryUnavailable,
  type LocalService,
  PortUnavailable,
  startLocalService,
} from "../local/index.ts";
import { findStateMachine } from "../operations/index.ts";
import { unreachable } from "./cli-error.ts";
import { stateFolder } from "./project.ts";

export interface ConnectOptions {
  /** An environment of `flows/environments.ts`. @default this machine */
  readonly env?: string;
  readonly skipTime?: boolean;
}

/** Step Functions as a command sees it: AWS, a local service that runs already, or one in this process. */
export interface Connection extends AsyncDisposable {
  readonly client: SFNClient;
  /** The service, if it lives in this process. */
  readonly service?: LocalService;
  stateMachineArn(flow: string): Promise<string>;
}

/** Connects to where a command's runs are. */
export async function connect(
  project: CompiledProject,
  options: ConnectOptions,
): Promise<Connection> {
  if (options.env !== undefined) return toEnvironment(options.env);
  const running = announcedEndpoint(stateFolder(project));
  if (running !== undefined && (await answers(running))) return toRunning(running);
  return await inProcess(project, options);
}

function toEnvironment(env: string): Connection {
  const client = new SFNClient({});
  return {
    client,
    stateMachineArn: (flow) => deployed(client, `nagare-${env}-${flow}`),
    [Symbol.asyncDispose]: async () => client.destroy(),
  };
}

async function deployed(client: SFNClient, name: string): Promise<string> {
  const arn = await findStateMachine(client, name).catch((error: unknown) => {
    throw unreachable(`AWS gives no answer: ${textOf(error)}`, error);
  });
  if (arn === undefined) throw unreachable(`there is no state machine ${name}: is it deployed?`);
  return arn;
}

function toRunning(endpoint: string): Connection {
  const client = localClient(endpoint);
  return {
    client,
    stateMachineArn: async (flow) => {
      const arn = await findStateMachine(client, flow);
      if (arn === undefined) throw unreachable(`the service at ${endpoint} has no flow ${flow}`);
      return arn;
    },
    [Symbol.asyncDispose]: async () => client.destroy(),
  };
}

async function inProcess(
  project: CompiledProject,
  { skipTime = false }: ConnectOptions,
): Promise<Connection> {
  const service = await startService(project, { skipTime });
  const client = localClient(service.endpoint);
  const arns = putFlows(service, project);
  return {
    client,
    service,
    stateMachineArn: async (flow) => arns.get(flow) ?? flow,
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      await service.close();
    },
  };
}

/** Starts the local service for a project; what keeps it from starting is told plainly. */
export async function startService(
  project: CompiledProject,
  options: { readonly port?: number; readonly skipTime: boolean },
): Promise<LocalService> {
  return await startLocalService({
    directory: stateFolder(project),
    tasks: project.tasks,
    containers: project.containers,
    ...options,
  }).catch((error: unknown) => {
    if (error instanceof PortUnavailable || error instanceof HistoryUnavailable) {
      throw unreachable(error.message, error);
    }
    throw error;
  });
}

/** Makes every flow a state machine of the service. */
export function putFlows(
  service: LocalService,
  project: CompiledProject,
): ReadonlyMap<string, string> {
  return new Map(
    project.flows.map(({ name, definition, type }) => [
      name,
      service.putStateMachine(name, definition, type === "express" ? "EXPRESS" : "STANDARD"),
    ]),
  );
}

function localClient(endpoint: string): SFNClient {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return new SFNClient({ endpoint, region: "us-east-1", credentials });
}

async function answers(endpoint: string): Promise<boolean> {
  const client = localClient(endpoint);
  const found = findStateMachine(client, "-").then(
    () => true,
    () => false,
  );
  return await found.finally(() => client.destroy());
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
