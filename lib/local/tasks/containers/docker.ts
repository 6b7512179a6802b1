import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
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
    async start({ image, script }, { name, command = [], environment: given }, tell) {
      const reference = await referenceOf(file, image);
      const { entryPoint, before, environment } = startOf(script, given);
      const variables = Object.keys(environment).flatMap((variable) => ["--env", variable]);
      // On the host's network, for the service listens on 127.0.0.1 alone.
      const options = ["run", "--rm", "--init", "--network", "host", "--name", name];
      const own = containerProcess(
        {
          file,
          args: [...options, ...variables, ...entryPoint, reference, ...before, ...command],
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

async function referenceOf(file: string, image: ContainerDeclaration["image"]): Promise<string> {
  if (image.kind === "uri") return image.uri;
  if (image.kind === "folder") return await built(file, image.path);
  throw new Error(`the image of task definition ${image.family} is not known here`);
}

/** A script comes into its image as on AWS: its text in a variable. */
function startOf(
  script: ContainerDeclaration["script"],
  environment: Readonly<Record<string, string>>,
) {
  if (script === undefined) return { entryPoint: [], before: [], environment };
  const [program = "", ...before] = script.entryPoint;
  const text = readFileSync(script.file, "utf8");
  return {
    entryPoint: ["--entrypoint", program],
    before,
    environment: { ...environment, [script.variable]: text },
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
