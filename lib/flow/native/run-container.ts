import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { ContainerOptions } from "../container.ts";
import { ContainerExited } from "../container-exited.ts";
import { ContainerNotStarted } from "../container-not-started.ts";
import type { ContainerSource } from "../container-source.ts";
import type { Duration } from "../duration.ts";
import { containerOverrides } from "./container-overrides.ts";
import { entryPointOf } from "./entry-point.ts";
import type { GivenFiles } from "./give-file.ts";
import { openFile } from "./open-file.ts";
import { openObjects } from "./open-objects.ts";
import { openReport } from "./open-report.ts";
import { readSecrets } from "./read-secrets.ts";
import { runVariables } from "./run-variables.ts";
import { scriptCommand } from "./script-command.ts";

/** A container as it is declared; `script` is that of `shell`, relative to the file that declares it. */
export type NativeContainer<Input> = ContainerOptions<
  Input,
  Readonly<Record<number, string>>,
  unknown
> &
  ContainerSource & { readonly script?: string; readonly heartbeat?: Duration };

interface ContainerTry {
  /** The file, or its URL. */
  readonly declaredIn: string;
  /** 1 is the first. */
  readonly count: number;
}

/** Runs a container as a local process, as the local service does without Docker. */
export async function runContainer<Input>(
  name: string,
  options: NativeContainer<Input>,
  input: Input,
  { declaredIn, count }: ContainerTry,
): Promise<unknown> {
  const { heartbeat } = options;
  const folder = imageFolder(options.image, declaredIn);
  const known = runVariables(name, count);
  const { command, environment, files } = containerOverrides(name, options, input, known);
  const [file, ...args] = [...entryPointFor(options, folder, declaredIn), ...command];
  if (file === undefined)
    throw new ContainerNotStarted(name, "there is nothing to run, give it a `local` command");
  const { kind } = options.output ?? {};
  const output = kind && (await openOutput[kind](name, files, heartbeat));
  const isServed = kind === "file" || files.size === 0;
  const objects = isServed ? undefined : await openObjects(files);
  try {
    const env = {
      ...process.env,
      ...readSecrets(name, options.secrets ?? {}),
      ...known,
      ...tagVariables(options.tag?.(input)),
      ...environment,
      ...objects?.environment,
      ...output?.environment,
    };
    const ended = exitCodeOf(file, args, { cwd: folder, env }).catch((error) => {
      throw new ContainerNotStarted(name, notStarted(error, file));
    });
    const exitCode = await (output === undefined ? ended : Promise.race([ended, output.missed]));
    // As on Step Functions: once the token is answered, nobody asks for the exit code.
    if (output?.isAnswered(exitCode)) return await output.result();
    if (output !== undefined) throw new ContainerExited(name, exitCode);
    if (exitCode === 0) return { exitCode, outcome: "succeeded" };
    const outcome = options.exitCodes?.[exitCode];
    if (outcome === undefined) throw new ContainerExited(name, exitCode);
    return { exitCode, outcome };
  } finally {
    output?.close();
    objects?.close();
  }
}

function tagVariables(tag: string | undefined): Readonly<Record<string, string>> {
  return tag === undefined ? {} : { NAGARE_IMAGE_TAG: tag, DD_VERSION: tag };
}

const openOutput = {
  json: (_: string, __: GivenFiles, heartbeat?: Duration) => openReport(heartbeat),
  file: openFile,
} as const;

function imageFolder(image: string | undefined, declaredIn: string): string {
  if (!image?.startsWith(".")) return process.cwd();
  const folder = besideOf(declaredIn, image);
  if (!existsSync(folder)) throw new Error(`no image folder ${folder}`);
  return folder;
}

function entryPointFor<Input>(
  { local, script }: NativeContainer<Input>,
  folder: string,
  declaredIn: string,
): readonly string[] {
  if (script !== undefined) return scriptCommand(besideOf(declaredIn, script));
  return local ?? entryPointOf(folder) ?? [];
}

function besideOf(declaredIn: string, path: string): string {
  const file = declaredIn.startsWith("file:") ? fileURLToPath(declaredIn) : declaredIn;
  return resolve(dirname(file), path);
}

function exitCodeOf(
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<number> {
  return new Promise((resolveCode, reject) => {
    const child = spawn(file, args, { ...options, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("close", (code, signal) => resolveCode(code ?? killedBy(signal)));
  });
}

/** As ECS and shells count a death by signal: 137 for SIGKILL. */
function killedBy(signal: NodeJS.Signals | null): number {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** With the name that ECS has for a command that can't be run. */
function notStarted(error: NodeJS.ErrnoException, file: string): string {
  const isMissing = error.code === "ENOENT" || error.code === "EACCES";
  return `CannotStartContainerError: ${isMissing ? `can't run "${file}"` : error.message}`;
}
