/**
 * What `npm start` does: runs flight-report as a state machine on this machine and draws its run. Ends with the paths of the report and of
 * the picture. Arguments are params of the flow: `npm start -- --state AK`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const flow = "flight-report";
const run = `start-${new Date().toISOString().replaceAll(/\D/g, "")}`;
const folder = resolve(process.env["REPORT_DIR"] ?? ".nagare/reports", run);

nagare(["run", flow, "--name", run, ...process.argv.slice(2)], "inherit");
const picture = nagare(["graph", flow, "--run", run, "--format", "svg"], "pipe");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "run.svg"), picture);
for (const file of ["report.json", "report.csv", "run.svg"]) {
  const path = join(folder, file);
  if (existsSync(path)) console.log(relative(process.cwd(), path));
}

function nagare(args: readonly string[], stdout: "inherit" | "pipe"): Buffer {
  const command = ["--conditions=nagare:source", "lib/cli/main.ts", ...args];
  const ended = spawnSync(process.execPath, command, { stdio: ["ignore", stdout, "inherit"] });
  if (ended.status !== 0) process.exit(ended.status ?? 1);
  return ended.stdout;
}
