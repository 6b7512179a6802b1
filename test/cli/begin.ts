import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { checkout } from "./support.ts";

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** What it has printed so far, on either stream. */
  output(): string;
}

/** Starts the command in a project and goes on beside it; killed when the test is over. */
export function begin(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Running {
  const main = join(checkout, "lib/cli/main.ts");
  const child = spawn(process.execPath, ["--conditions=nagare:source", main, ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      text += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { child, ended, output: () => text };
}
