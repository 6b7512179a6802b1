import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";

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

/** Runs a flow as a state machine, in a process of its own: `nagare run FLOW --input PARAMS --json`. */
export type RunCompiled = (flow: string, params: object) => Promise<Compiled>;

/**
 * For the flows of this repository, in a folder of the test file's own within it: the commands of one project share a service, and with it the environment of whoever
 * started it.
 */
export function useCompiledFlows(): RunCompiled {
  mkdirSync(join(root, ".nagare"), { recursive: true });
  const folder = mkdtempSync(join(root, ".nagare/flows-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  for (const name of ["flows", "tsconfig.json"]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  return (flow, params) => runIn(folder, flow, params);
}

function runIn(cwd: string, flow: string, params: object): Promise<Compiled> {
  const nagare = ["--conditions=nagare:source", main];
  const args = [...nagare, "run", flow, "--input", JSON.stringify(params), "--json"];
  return new Promise((finish, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
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
