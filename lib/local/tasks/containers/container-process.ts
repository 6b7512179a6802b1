import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { lineSplitter } from "../line-splitter.ts";

export interface ProcessCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** How a process ended: with a code, as a shell counts it, or by not starting at all. */
export type ProcessEnd =
  | { readonly kind: "exited"; readonly exitCode: number }
  | { readonly kind: "notStarted"; readonly reason: string; readonly isMissing: boolean };

export interface ContainerProcess {
  readonly ended: Promise<ProcessEnd>;
  /** SIGTERM to the process and all it has started, SIGKILL when that doesn't help. */
  stop(): void;
}

/** ECS gives a container 30 seconds too, unless told otherwise; a laptop's user waits less gladly. */
const graceMilliseconds = 5_000;

/** Runs a container's command as a process of this machine, in a process group of its own. Never rejects. */
export function containerProcess(
  { file, args, folder, environment }: ProcessCommand,
  tell: (stream: "stdout" | "stderr", line: string) => void,
): ContainerProcess {
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  for (const stream of ["stdout", "stderr"] as const) {
    const lines = lineSplitter((line) => tell(stream, line));
    child[stream].on("data", lines.write);
    child[stream].on("end", lines.end);
  }
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) => resolve(notStarted(error, file)));
    child.once("close", (code, signal) =>
      resolve({ kind: "exited", exitCode: exitCode(code, signal) }),
    );
    child.once("exit", () => endRest(child));
  });
  let kill: NodeJS.Timeout | undefined;
  void ended.then(() => clearTimeout(kill));
  return {
    ended,
    stop() {
      signalGroup(child, "SIGTERM");
      kill ??= setTimeout(() => signalGroup(child, "SIGKILL"), graceMilliseconds);
    },
  };
}

/**
 * With its first process a container ends, whatever else it has started. What has left the group of processes may hold the output open: nobody waits for
 * that.
 */
function endRest(child: ChildProcess): void {
  signalGroup(child, "SIGKILL");
  const leave = setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, leftOutputMilliseconds);
  child.once("close", () => clearTimeout(leave));
}

/** Output that has been written already comes at once. */
const leftOutputMilliseconds = 1_000;

function notStarted(error: NodeJS.ErrnoException, file: string): ProcessEnd {
  const isMissing = error.code === "ENOENT" || error.code === "EACCES";
  return {
    kind: "notStarted",
    isMissing,
    reason: isMissing ? `can't run "${file}"` : error.message,
  };
}

/** As ECS and shells count a death by signal. */
function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // All of the group has gone already.
  }
}
