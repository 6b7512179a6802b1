import { join } from "node:path";
import type { ContainerDeclaration } from "../declarations.ts";
import { declared } from "../declarations.ts";
import { type ContainerProcess, containerProcess, type ProcessEnd } from "./container-process.ts";
import type { Docker } from "./docker.ts";
import { localCommand } from "./local-command.ts";
import { secretsOf } from "./secrets.ts";
import { type WorkingFolder, workingFolder } from "./working-folder.ts";

export interface ContainersOptions {
  readonly docker: Docker;
  /** The project's folder. */
  readonly folder: string;
  /** Where containers get folders to work in. */
  readonly work: string;
  /** The variables of the user's shell: where secrets are looked for. */
  readonly shell: NodeJS.ProcessEnv;
  /** Everything a local process gets. */
  environment(own: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** What a container in Docker gets beside its own. */
  dockerEnvironment(own: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
}

export interface ContainerCall {
  /** Of the ECS task that this stands for. */
  readonly id: string;
  readonly flow: string;
  /** Of the execution. */
  readonly run: string;
  /** Absent: what the image says. */
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly tell: (stream: "stdout" | "stderr", line: string) => void;
  /** Stops the container. */
  readonly signal: AbortSignal;
}

/** The project's containers: each runs as a local process where that is possible, else in Docker. */
export class Containers {
  readonly #options: ContainersOptions;
  readonly #processes = new Set<ContainerProcess>();
  readonly #runs = new Set<Promise<ProcessEnd>>();
  #declarations: readonly ContainerDeclaration[] = [];
  #isClosed = false;

  constructor(options: ContainersOptions) {
    this.#options = options;
  }

  declare(containers: readonly ContainerDeclaration[]): void {
    this.#declarations = containers;
  }

  find(deployedName: string): ContainerDeclaration | undefined {
    return declared(this.#declarations, deployedName);
  }

  /** Runs a container to its end. Never rejects. */
  async run(container: ContainerDeclaration, call: ContainerCall): Promise<ProcessEnd> {
    const run = this.#run(container, call).catch(unexpected);
    this.#runs.add(run);
    return await run.finally(() => this.#runs.delete(run));
  }

  /** Stops all that is running. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const process of this.#processes) process.stop();
    await Promise.all(this.#runs);
  }

  async #run(container: ContainerDeclaration, call: ContainerCall): Promise<ProcessEnd> {
    const { docker, folder, shell, environment } = this.#options;
    if (isOutOfReach(environment(call.environment))) return outOfReach;
    const secrets = secretsOf(container, call.flow, { shell, folder });
    if (secrets.kind === "missing")
      return { kind: "notStarted", isMissing: false, reason: secrets.reason };
    const whole = { ...call, environment: { ...secrets.values, ...call.environment } };
    const end = await this.#onThisMachine(container, whole);
    if (end !== undefined && (end.kind === "exited" || !end.isMissing)) return end;
    const why = end?.reason ?? NEEDS[container.image.kind];
    if (container.image.kind === "taskDefinition") return missing(container, why);
    if (!(await docker.isThere()))
      return missing(container, `${why}, and no Docker daemon answers`);
    return await this.#inDocker(container, whole);
  }

  /** Undefined when it says nothing that could run without its image. */
  async #onThisMachine(
    container: ContainerDeclaration,
    call: ContainerCall,
  ): Promise<ProcessEnd | undefined> {
    const { folder, work, environment } = this.#options;
    const own = await workingFolder(container, join(work, call.flow, call.run));
    const local = localCommand(container, call.command, own ?? { path: folder });
    if (local === undefined) return await afterwards(own, undefined);
    const process = containerProcess(
      { ...local, environment: environment(call.environment) },
      call.tell,
    );
    return await afterwards(own, await this.#ended(process, call));
  }

  async #inDocker(container: ContainerDeclaration, call: ContainerCall): Promise<ProcessEnd> {
    const { docker, dockerEnvironment } = this.#options;
    const { id, command } = call;
    try {
      const started = await docker.start(
        container,
        {
          name: `nagare-${container.name}-${id}`,
          environment: dockerEnvironment(call.environment),
          ...(command === undefined ? {} : { command }),
        },
        call.tell,
      );
      return await this.#ended(started, call);
    } catch (error) {
      const kind = container.image.kind === "uri" ? "CannotPullContainerError" : CANNOT_START;
      const reason = `${kind}: ${error instanceof Error ? error.message : error}`;
      return { kind: "notStarted", isMissing: false, reason };
    }
  }

  async #ended(process: ContainerProcess, { signal }: ContainerCall): Promise<ProcessEnd> {
    this.#processes.add(process);
    signal.addEventListener("abort", process.stop);
    if (signal.aborted || this.#isClosed) process.stop();
    const end = await process.ended;
    signal.removeEventListener("abort", process.stop);
    this.#processes.delete(process);
    return end;
  }
}

/** The folder of what succeeded goes, and of what didn't run; that of a failure stays to be looked at. */
async function afterwards<End extends ProcessEnd | undefined>(
  own: WorkingFolder | undefined,
  end: End,
): Promise<End> {
  if (end?.kind !== "exited" || end.exitCode === 0) await own?.remove();
  return end;
}

/** What ECS calls a command that can't be run, or an image that can't be made: no other start would help. */
const CANNOT_START = "CannotStartContainerError";

/** With `--allow-aws` S3 is AWS itself: a bucket of our name there would be somebody else's. */
function isOutOfReach(environment: Readonly<Record<string, string>>): boolean {
  const { NAGARE_OUTPUT, AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3 } = environment;
  return NAGARE_OUTPUT !== undefined && !AWS_ENDPOINT_URL && !AWS_ENDPOINT_URL_S3;
}

const outOfReach: ProcessEnd = {
  kind: "notStarted",
  isMissing: true,
  reason: `${CANNOT_START}: with --allow-aws S3 is AWS itself, and NAGARE_OUTPUT has no bucket there: set AWS_ENDPOINT_URL_S3 to where it is, or run without --allow-aws`,
};

/** Why a container can't run as a process. */
const NEEDS = {
  folder: "its image needs Docker",
  uri: "its image needs Docker",
  taskDefinition: "its task definition is only on AWS",
} satisfies Record<ContainerDeclaration["image"]["kind"], string>;

function missing({ name, image, script }: ContainerDeclaration, why: string): ProcessEnd {
  const command = `give container "${name}" a \`local\` command that runs on this machine`;
  const help = script === undefined ? command : "install what its first line names";
  const also = image.kind === "taskDefinition" ? "" : "start Docker, or ";
  return {
    kind: "notStarted",
    isMissing: true,
    reason: `${CANNOT_START}: ${why}: ${also}${help}`,
  };
}

/** Such as a full disk while a folder is copied. */
function unexpected(error: unknown): ProcessEnd {
  const text = error instanceof Error ? error.message : String(error);
  return { kind: "notStarted", isMissing: false, reason: `ResourceInitializationError: ${text}` };
}
