import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

/** What `nagare run FLOW --json` prints, with its exit code. */
export interface Compiled {
  readonly exitCode: number | null;
  readonly status: string;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

const root = resolve(import.meta.dirname, "../..");

/** Whether there is a command line to run flows with. */
export const main = join(root, "lib/cli/main.ts");

/** Runs a flow of this repository as a state machine, in a process of its own: `nagare run FLOW --input PARAMS --json`. */
export function runCompiled(flow: string, params: object): Promise<Compiled> {
  const nagare = ["--conditions=nagare:source", main];
  const args = [...nagare, "run", flow, "--input", JSON.stringify(params), "--json"];
  return new Promise((finish, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data) => {
      stdout += data;
    });
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    child.once("error", reject);
    child.once("close", (exitCode) => {
      if (stdout === "") reject(new Error(`nagare run ${flow} printed nothing\n${stderr}`));
      else finish({ ...JSON.parse(stdout), exitCode });
    });
  });
}
