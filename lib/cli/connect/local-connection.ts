import type { HistoryEvent, SFNClient } from "@aws-sdk/client-sfn";
import type { CompiledProject } from "../../compiler/index.ts";
import { type Announcement, announcedService, type LocalService } from "../../local/index.ts";
import { type LockPorts, locksTable } from "../../locks/index.ts";
import {
  findStateMachine,
  type LateRun,
  listLateRuns,
  readTaskOutput,
  reloadProject,
  runningSince,
  type TaskOutputLine,
  type TaskOutputQuery,
  type WatchOptions,
  watchRun,
} from "../../operations/index.ts";
import { unreachable, wrongUsage } from "../cli-error.ts";
import { compiledProject } from "../compiled-project.ts";
import { flowNamed, stateFolder } from "../project.ts";
import { askLocks } from "./ask-locks.ts";
import type { Connection, ConnectOptions } from "./connection.ts";
import { answers, localClient, localConfig } from "./local-client.ts";
import { isConnectionLost, plainError } from "./plain-error.ts";
import { ServedProject } from "./served-project.ts";
import { startService } from "./start-service.ts";

/** Who answers for the project on this machine. */
interface Server {
  readonly endpoint: string;
  readonly client: SFNClient;
  /** The service, if it lives in this process. */
  readonly service?: LocalService;
}

/**
 * Connects to the local service of a project: one that runs already, or one in this process.
 *
 * 1. There is one service for a project at a time: whoever holds its state serves everybody.
 * 2. When a service in another process ends, whoever asks next serves; runs go on, as they are durable.
 */
export class LocalConnection implements Connection {
  readonly env = undefined;
  readonly #project: CompiledProject;
  readonly #options: ConnectOptions;
  readonly #since = new Date();
  #server: Server;

  private constructor(project: CompiledProject, options: ConnectOptions, server: Server) {
    this.#project = project;
    this.#options = options;
    this.#server = server;
  }

  static async open(project: CompiledProject, options: ConnectOptions): Promise<LocalConnection> {
    return new LocalConnection(project, options, await serverOf(project, options));
  }

  get isHere(): boolean {
    return this.#server.service !== undefined;
  }

  async stateMachineArn(flow: string): Promise<string> {
    const arn = await this.ask((client) => findStateMachine(client, flow));
    if (arn !== undefined) return arn;
    flowNamed(this.#project, flow);
    throw unreachable(`the service at ${this.#server.endpoint} has no flow ${flow} yet`);
  }

  async startArn(flow: string): Promise<string> {
    return await this.stateMachineArn(flow);
  }

  async ask<Answer>(question: (client: SFNClient) => Promise<Answer>): Promise<Answer> {
    for (;;) {
      try {
        return await question(this.#server.client);
      } catch (error) {
        await this.#succeed(error);
      }
    }
  }

  locks<Answer>(question: (ports: LockPorts) => Promise<Answer>): Promise<Answer | undefined> {
    return this.ask((stepFunctions) => {
      const config = localConfig(this.#server.endpoint);
      return askLocks({ table: locksTable, stepFunctions, config }, question);
    });
  }

  async *watch(
    executionArn: string,
    options: Pick<WatchOptions, "signal"> = {},
  ): AsyncGenerator<HistoryEvent, void> {
    let after = 0;
    for (;;) {
      try {
        const watched = { ...options, after, pollMilliseconds: [20, 200] } as const;
        for await (const event of watchRun(this.#server.client, executionArn, watched)) {
          after = event.id ?? after;
          yield event;
        }
        return;
      } catch (error) {
        await this.#succeed(error);
      }
    }
  }

  taskOutput(query: TaskOutputQuery): Promise<readonly TaskOutputLine[]> {
    return this.ask(() => readTaskOutput(this.#server.endpoint, query));
  }

  async lateRuns(flow: string): Promise<readonly LateRun[]> {
    const stateMachineArn = await this.stateMachineArn(flow);
    return await this.ask(() => listLateRuns(this.#server.endpoint, stateMachineArn));
  }

  async guests(): Promise<number> {
    const { service, client } = this.#server;
    if (service === undefined || service.runningCount === 0) return 0;
    return await runningSince(client, this.#since);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.client.destroy();
    await this.#server.service?.close();
  }

  /** Finds who serves after the service that gave this error; anything but its end is told. */
  async #succeed(error: unknown): Promise<void> {
    if (this.#server.service !== undefined || !isConnectionLost(error)) throw plainError(error);
    this.#server.client.destroy();
    this.#server = await serverOf(this.#project, this.#options);
  }
}

async function serverOf(project: CompiledProject, options: ConnectOptions): Promise<Server> {
  const { skipTime = false, allowAws = false, resume = true } = options;
  const served = new ServedProject();
  const reload = async (service: LocalService): Promise<void> => {
    await served.take(service, await compiledProject(project.directory));
  };
  const wanted = { skipTime, allowAws, resume, reload };
  const found = await startService(project, wanted, () => announced(project));
  if ("close" in found) {
    await served.take(found, project);
    const { endpoint } = found;
    return { endpoint, client: localClient(endpoint), service: found };
  }
  const { endpoint } = found;
  checkModes(found, { skipTime, allowAws });
  // It may have compiled the flows before they were changed.
  if (resume) await reloadProject(endpoint).catch((error) => Promise.reject(plainError(error)));
  return { endpoint, client: localClient(endpoint) };
}

/** Time and AWS are the same for all runs of a service. */
function checkModes(found: Announcement, wanted: Omit<Announcement, "endpoint">): void {
  for (const [mode, option] of MODES)
    if (wanted[mode] && !found[mode])
      throw wrongUsage(
        `${option} is for whoever starts the service: the one at ${found.endpoint} runs without it. Stop that one first, or leave ${option} out`,
      );
}

const MODES = [
  ["skipTime", "--skip-time"],
  ["allowAws", "--allow-aws"],
] as const;

/** The service in another process, if it answers where it says that it does. */
async function announced(project: CompiledProject): Promise<Announcement | undefined> {
  const found = announcedService(stateFolder(project));
  return found !== undefined && (await answers(found.endpoint)) ? found : undefined;
}
