import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ContainerDeclaration } from "../declarations.ts";
import { type ContainerProcess, containerProcess } from "./container-process.ts";

const run = promisify(execFile);

/** Docker on this machine, through its command line. */
export interface Docker {
  /** Whether a daemon answers; asked once. */
  isThere(): Promise<boolean>;
  start(
    container: ContainerDeclaration,
    command: DockerCommand,
    tell: (stream: "stdout" | "stderr", line: string) => void,
  ): Promise<ContainerProcess>;
}

export interface DockerCommand {
  /** Of the container, unique. */
  readonly name: string;
  /** Absent: what the image says. */
  readonly command?: readonly string[];
  /** Only what the task itself has: the host's own variables stay out. */
  readonly environment: Readonly<Record<string, string>>;
}

/** @param file the executable, `docker` or one that takes the same arguments */
export function docker(file: string): Docker {
  let answered: Promise<boolean> | undefined;
  return {
    isThere() {
      answered ??= run(file, ["version", "--format", "{{.Server.Version}}"], { timeout: 5_000 })
        .then(() => true)
        .catch(() => false);
      return answered;
    },
    async start({ image }, { name, command = [], environment }, tell) {
      const reference = image.kind === "uri" ? image.uri : await built(file, image.path);
      const variables = Object.keys(environment).flatMap((variable) => ["--env", variable]);
      // On the host's network, for the service listens on 127.0.0.1 alone.
      const options = ["run", "--rm", "--init", "--network", "host", "--name", name, ...variables];
      const own = containerProcess(
        {
          file,
          args: [...options, reference, ...command],
          folder: process.cwd(),
          environment: { ...inherited(), ...environment },
        },
        tell,
      );
      // Killing the command line alone would leave the container running.
      const stop = () => void run(file, ["kill", name]).catch(() => own.stop());
      return { ended: own.ended, stop };
    },
  };
}

async function built(file: string, folder: string): Promise<string> {
  const { stdout } = await run(file, ["build", "--quiet", folder], { maxBuffer: 2 ** 26 });
  return stdout.trim();
}

function inherited(): Record<string, string> {
  const { PATH = "", HOME = "", DOCKER_HOST, DOCKER_CONTEXT } = process.env;
  return {
    PATH,
    HOME,
    ...(DOCKER_HOST === undefined ? {} : { DOCKER_HOST }),
    ...(DOCKER_CONTEXT === undefined ? {} : { DOCKER_CONTEXT }),
  };
}
