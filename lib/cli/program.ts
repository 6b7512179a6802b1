/**
 * The command `nagare`: thin, over the compiler, the local service and the operations.
 *
 * 1. Exit codes: 0 succeeded, 1 the run failed, 2 wrong usage or a compile error, 3 the environment could not be reached.
 * 2. With `--json`, stdout holds the data and nothing else.
 * 3. A user's mistake is one plain message; a stack trace is our own mistake.
 */
import { Command, CommanderError } from "commander";
import { CliError } from "./cli-error.ts";
import { version } from "./version.ts";

/** Each command is loaded only when it is called: what one needs no other has to wait for. */
const commands = {
  run: async () => (await import("./commands/run.ts")).addRun,
  dev: async () => (await import("./commands/dev.ts")).addDev,
  runs: async () => (await import("./commands/runs.ts")).addRuns,
  show: async () => (await import("./commands/show.ts")).addShow,
  logs: async () => (await import("./commands/logs.ts")).addLogs,
  redrive: async () => (await import("./commands/redrive.ts")).addRedrive,
  backfill: async () => (await import("./commands/backfill.ts")).addBackfill,
  answer: async () => (await import("./commands/answer.ts")).addAnswer,
  stop: async () => (await import("./commands/stop.ts")).addStop,
  check: async () => (await import("./commands/check.ts")).addCheck,
  explain: async () => (await import("./commands/explain.ts")).addExplain,
  compile: async () => (await import("./commands/compile.ts")).addCompile,
  graph: async () => (await import("./commands/graph.ts")).addGraph,
  datadog: async () => (await import("./commands/datadog.ts")).addDatadog,
  diff: async () => (await import("./commands/diff.ts")).addDiff,
  schedules: async () => (await import("./commands/schedules.ts")).addSchedules,
  locks: async () => (await import("./commands/locks.ts")).addLocks,
  list: async () => (await import("./commands/list.ts")).addList,
} satisfies Record<string, () => Promise<(program: Command) => void>>;

const program = new Command("nagare")
  .description("Workflows as async TypeScript functions: on this machine, and as Step Functions.")
  .version(version())
  .exitOverride()
  .showHelpAfterError("(nagare --help lists the commands)")
  .addHelpText("after", "\nExample: nagare run hello --who you");

const called = process.argv[2] ?? "";
const all = Object.entries(commands);
const wanted = all.filter(([name]) => name === called);
for (const [, load] of wanted.length > 0 ? wanted : all) {
  const add = await load();
  add(program);
}

process.exitCode = await program.parseAsync().then(
  () => process.exitCode ?? 0,
  (error: unknown) => report(error),
);

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CliError) {
    if (error.message !== "") console.error(error.message);
    return error.exitCode;
  }
  console.error("nagare made a mistake; please report it with what follows.");
  console.error(error);
  return 1;
}
