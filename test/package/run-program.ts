import { spawn } from "node:child_process";

/** How a program ended, and what it wrote. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a folder, as a person would there: without what `npm test` has put into the environment for this repository. */
export function runProgram(cwd: string, file: string, ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: outsideEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks = { stdout: "", stderr: "" };
    child.stdout.on("data", (data) => {
      chunks.stdout += data;
    });
    child.stderr.on("data", (data) => {
      chunks.stderr += data;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ exitCode: code ?? 137, ...chunks }));
  });
}

function outsideEnvironment(): NodeJS.ProcessEnv {
  const isOurs = (name: string) =>
    /^(npm_package_|npm_lifecycle_|npm_config_local_prefix|INIT_CWD|NODE_OPTIONS|VITEST)/.test(
      name,
    );
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)));
}
