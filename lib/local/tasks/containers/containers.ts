import type { ContainerDeclaration } from "../declarations.ts";
import { declared } from "../declarations.ts";
import { type ContainerProcess, containerProcess, type ProcessEnd } from "./container-process.ts";
import type { Docker } from "./docker.ts";
import { localCommand } from "./local-command.ts";

export interface ContainersOptions {
  readonly docker: Docker;
  /** The project's folder. */
  readonly folder: string;
  /** Everything a local process gets. */
  environment(own: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** What a container in Docker gets beside its own. */
  dockerEnvironment(own: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
}

export interface ContainerCall {
  /** Of the ECS task that this stands for. */
  readonly id: string;
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
  readonly #running = new Set<ContainerProcess>();
  #declarations: readonly ContainerDeclaration[] = [];

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
    const { folder, environment, docker } = this.#options;
    if (isOutOfReach(environment(call.environment))) return outOfReach;
    const local = localCommand(container, call.command, folder);
    if (local !== undefined) {
      const own = environment(call.environment);
      const end = await this.#ended(
        containerProcess({ ...local, environment: own }, call.tell),
        call,
      );
      if (end.kind === "exited" || !end.isMissing) return end;
      if (!(await docker.isThere())) return missing(container, end.reason);
    }
    if (!(await docker.isThere())) return missing(container, "its image needs Docker");
    return await this.#inDocker(container, call);
  }

  /** Stops all that is running. */
  async close(): Promise<void> {
    for (const process of this.#running) process.stop();
    await Promise.all([...this.#running].map((process) => process.ended));
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
    this.#running.add(process);
    signal.addEventListener("abort", process.stop);
    if (signal.aborted) process.stop();
    const end = await process.ended;
    signal.removeEventListener("abort", process.stop);
    this.#running.delete(process);
    return end;
  }
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

function missing({ name }: ContainerDeclaration, why: string): ProcessEnd {
  const help = `start Docker, or give container "${name}" a \`local\` command that runs on this machine`;
  return {
    kind: "notStarted",
    isMissing: true,
    reason: `${CANNOT_START}: ${why}, and no Docker daemon answers: ${help}`,
  };
}
