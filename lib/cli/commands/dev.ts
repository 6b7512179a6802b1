import { type Command, InvalidArgumentError } from "commander";
import type { CompiledProject } from "../../compiler/index.ts";
import type { LocalService } from "../../local/index.ts";
import { CliError } from "../cli-error.ts";
import { putFlows, startService } from "../connect/start-service.ts";
import { type Changes, changesOf, nothing, type Served } from "../dev/changes.ts";
import { watchFlows } from "../dev/watch-flows.ts";
import { openProject, rendered } from "../project.ts";
import { hasColor, painter } from "../terminal.ts";

interface Options {
  readonly port: number;
  readonly skipTime?: boolean;
}

/** `nagare dev`: the local service with all flows, compiled again as files change. */
export function addDev(program: Command): void {
  program
    .command("dev")
    .description("run Step Functions on this machine, with the flows as state machines")
    .option("--port <port>", "of 127.0.0.1; 0 for any free one", port, 8083)
    .option(
      "--skip-time",
      "waits, retry delays and timeouts pass at once when nothing else can run",
    )
    .addHelpText("after", "\nExample: nagare dev --port 8083")
    .action(dev);
}

function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new InvalidArgumentError("give a number from 0 to 65535.");
}

async function dev({ port, skipTime = false }: Options): Promise<void> {
  const project = await openProject();
  const service = await startService(project, { port, skipTime });
  const stop = new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  let served: Served = serve(service, project, changesOf(nothing, project));
  console.log(`Step Functions on ${service.endpoint}; stop it with Ctrl-C`);
  const watcher = watchFlows(project.directory, async (files) => {
    served = await reload(service, served, files);
  });
  await stop;
  await watcher[Symbol.asyncDispose]();
  await service.close();
}

/** Serves what has changed and tells it; what does not compile is told, and served as it was. */
function serve(service: LocalService, project: CompiledProject, changes: Changes): Served {
  const { added, changed, kept, removed, served } = changes;
  const paint = painter(hasColor(process.stdout));
  putFlows(service, [...added, ...changed]);
  const say = (mark: string, names: readonly string[], what: string): void => {
    if (names.length > 0) console.log(`${mark} ${names.join(", ")}${what}`);
  };
  const names = (flows: Changes["added"]) => flows.map(({ name }) => name);
  say(paint("green", "✓"), names(added), "");
  say(paint("green", "✓"), names(changed), " changed");
  say(
    paint("yellow", "!"),
    removed,
    " is gone from flows/; its state machine stays until it is deleted",
  );
  if (project.diagnostics.length > 0) console.error(rendered(project, project.diagnostics));
  say(paint("red", "✗"), kept, " served as before, until it compiles again");
  return served;
}

async function reload(
  service: LocalService,
  served: Served,
  files: ReadonlySet<string>,
): Promise<Served> {
  try {
    const project = await openProject();
    const changes = changesOf(served, project);
    // Code that can't be parsed can't be bundled: what runs has the code from before.
    if (!project.diagnostics.some(({ code }) => SYNTAX_ERROR.test(code))) {
      await service.declare(changes.served.tasks, changes.served.containers);
    }
    const { added, changed, kept, removed } = changes;
    const isQuiet = [added, changed, kept, removed].every((some) => some.length === 0);
    if (isQuiet) console.log(`✓ ${[...files].sort().join(", ")}`);
    return serve(service, project, changes);
  } catch (error) {
    console.error(error instanceof CliError ? error.message : error);
    return served;
  }
}

/** TypeScript numbers what its parser finds from 1000 on. */
const SYNTAX_ERROR = /^TS1\d{3}$/;
