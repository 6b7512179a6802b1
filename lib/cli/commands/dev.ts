import { type Command, InvalidArgumentError } from "commander";
import type { CompiledFlow, CompiledProject, Compiler } from "../../compiler/index.ts";
import type { LocalService } from "../../local/index.ts";
import { CliError } from "../cli-error.ts";
import { localDeadlines } from "../connect/local-deadlines.ts";
import { localSchedules } from "../connect/local-schedules.ts";
import { ServedProject } from "../connect/served-project.ts";
import { startService } from "../connect/start-service.ts";
import type { Changes } from "../dev/changes.ts";
import { lateLine } from "../dev/late-line.ts";
import { scheduleLines } from "../dev/schedule-lines.ts";
import { watchFlows } from "../dev/watch-flows.ts";
import { openProject, rendered } from "../project.ts";
import { allowAwsOption, skipTimeOption } from "../run/service-options.ts";
import { hasColor, painter } from "../terminal.ts";

interface Options {
  readonly port: number;
  readonly skipTime?: boolean;
  readonly allowAws?: boolean;
  /** Absent: on, unless time is skipped. */
  readonly schedules?: boolean;
}

/** `nagare dev`: the local service with all flows, compiled again as files change. */
export function addDev(program: Command): void {
  program
    .command("dev")
    .description("run Step Functions on this machine, with the flows as state machines")
    .option("--port <port>", "of 127.0.0.1; 0 for any free one", port, 8083)
    .addOption(skipTimeOption())
    .addOption(allowAwsOption())
    .option(
      "--schedules",
      "start flows at their times also with --skip-time, which comes to them soon",
    )
    .option("--no-schedules", "start no flow at its times")
    .addHelpText("after", "\nExample: nagare dev --port 8083")
    .action(dev);
}

function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new InvalidArgumentError("give a number from 0 to 65535.");
}

async function dev(options: Options): Promise<void> {
  const { port, skipTime = false, allowAws = false, schedules = !skipTime } = options;
  const project = await openProject();
  const served = new ServedProject();
  const compiler = compilerOf(project.directory);
  const update = async (service: LocalService, files?: ReadonlySet<string>): Promise<void> => {
    const now = (await compiler()).compile();
    const changes = await served.take(service, now);
    tell(now, changes, files);
    if (schedules) await schedule(service, project.directory, changes.served.flows);
  };
  const paint = painter(hasColor(process.stdout));
  const service = await startService(project, {
    ...{ port, skipTime, allowAws, reload: update },
    late: (late) => console.log(lateLine(late, paint)),
  });
  const stop = stopSignal();
  try {
    const first = await served.take(service, project);
    tell(project, first);
    const all = await localSchedules(project.directory, first.served.flows);
    for (const line of scheduleLines(all, schedules)) console.log(line);
    console.log(`Step Functions on ${service.endpoint}; stop it with Ctrl-C`);
    if (schedules) await schedule(service, project.directory, first.served.flows);
    await using _watcher = watchFlows(project.directory, (files) =>
      update(service, files).catch((error: unknown) =>
        console.error(error instanceof CliError ? error.message : error),
      ),
    );
    // What is served came from the last compilation: read all sources now, so that the first change needs only its own.
    const warming = setTimeout(async () => warm(await compiler()));
    await stop;
    clearTimeout(warming);
  } finally {
    await service.close();
  }
}

function stopSignal(): Promise<unknown> {
  return new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
}

/** Takes over the schedules and deadlines as they are now. */
async function schedule(
  service: LocalService,
  directory: string,
  flows: readonly CompiledFlow[],
): Promise<void> {
  service.declareSchedules(await localSchedules(directory, flows));
  service.declareDeadlines(await localDeadlines(directory, flows));
}

/** Tells what has changed, and what does not compile. */
function tell(
  project: CompiledProject,
  { added, changed, kept, removed }: Changes,
  files: ReadonlySet<string> = new Set(),
): void {
  const paint = painter(hasColor(process.stdout));
  const say = (mark: string, names: readonly string[], what: string): void => {
    if (names.length > 0) console.log(`${mark} ${names.join(", ")}${what}`);
  };
  const names = (flows: Changes["added"]) => flows.map(({ name }) => name);
  const isQuiet = [added, changed, kept, removed].every((some) => some.length === 0);
  if (isQuiet) say("✓", [...files].sort(), "");
  say(paint("green", "✓"), names(added), "");
  say(paint("green", "✓"), names(changed), " changed");
  say(
    paint("yellow", "!"),
    removed,
    " is gone from flows/; its state machine stays until it is deleted",
  );
  if (project.diagnostics.length > 0) console.error(rendered(project, project.diagnostics));
  say(paint("red", "✗"), kept, " served as before, until it compiles again");
}

/** Loaded when first asked for: what is served at the start may come from the last time. */
function compilerOf(directory: string): () => Promise<Compiler> {
  let compiler: Promise<Compiler> | undefined;
  return () => {
    compiler ??= import("../../compiler/index.ts").then((all) => all.createCompiler(directory));
    return compiler;
  };
}

/** What is wrong with the project is told when something changes. */
function warm(compiler: Compiler): void {
  try {
    compiler.compile();
  } catch {
    return;
  }
}
