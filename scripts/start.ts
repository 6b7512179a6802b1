/**
 * What `npm start` does: runs flight-report as a state machine on this machine and draws its run. Ends with the paths of the report and of
 * the picture. Arguments are params of the flow: `npm start -- --state AK`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const flow = "flight-report";
const run = `start-${new Date().toISOString().replaceAll(/\D/g, "")}`;
const folder = resolve(process.env["REPORT_DIR"] ?? ".nagare/reports", run);

nagare("run", flow, "--name", run, ...process.argv.slice(2));
mkdirSync(folder, { recursive: true });
nagare("graph", flow, "--run", run, "--format", "svg", "--output", join(folder, "run.svg"));
for (const file of ["report.json", "report.csv", "run.svg"]) {
  const path = join(folder, file);
  if (existsSync(path)) console.log(relative(process.cwd(), path));
}

function nagare(...args: readonly string[]): void {
  const command = ["--conditions=nagare:source", "lib/cli/main.ts", ...args];
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
