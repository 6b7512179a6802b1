import { watch } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import type { CompiledProject } from "../../compiler/index.ts";
import type { LocalService } from "../../local/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { putFlows, startService } from "../connect/start-service.ts";
import { openProject, rendered } from "../project.ts";
import { hasColor, painter } from "../terminal.ts";

interface Options {
  readonly port: string;
  readonly skipTime?: boolean;
}

/** `nagare dev`: the local service with all flows, compiled again as files change. */
export function addDev(program: Command): void {
  program
    .command("dev")
    .description("run Step Functions on this machine, with the flows as state machines")
    .option("--port <port>", "of 127.0.0.1", "8083")
    .option(
      "--skip-time",
      "waits, retry delays and timeouts pass at once when nothing else can run",
    )
    .action(dev);
}

async function dev(options: Options): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw wrongUsage(`"${options.port}" is not a port: 0 to 65535`);
  }
  const project = openProject();
  const service = await startService(project, { port, skipTime: options.skipTime ?? false });
  serveFlows(service, project);
  console.log(`Step Functions on ${service.endpoint}; stop it with Ctrl-C`);
  const watcher = watchFlows(project.directory, () => void reload(service));
  const stop = new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await stop;
  watcher.close();
  await service.close();
}

function serveFlows(service: LocalService, project: CompiledProject): void {
  const paint = painter(hasColor(process.stdout));
  putFlows(service, project.flows);
  const names = project.flows.map(({ name }) => name);
  console.log(`${paint("green", "✓")} ${names.join(", ") || "no flows"}`);
  if (project.diagnostics.length > 0) console.error(rendered(project, project.diagnostics));
}

async function reload(service: LocalService): Promise<void> {
  const project = openProject();
  await service.declare(project.tasks, project.containers);
  serveFlows(service, project);
}

/** Editors write a file in several steps: wait until they are done. */
const QUIET_MILLISECONDS = 100;

function watchFlows(directory: string, changed: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return watch(join(directory, "flows"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MILLISECONDS);
  });
}
