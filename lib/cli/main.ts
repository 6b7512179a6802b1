#!/usr/bin/env node
/**
 * The command `nagare`: thin, over the compiler, the local service and the operations.
 *
 * 1. Exit codes: 0 succeeded, 1 the run failed, 2 wrong usage or a compile error, 3 the environment could not be reached.
 * 2. With `--json`, stdout holds the data and nothing else.
 * 3. A user's mistake is one plain message; a stack trace is our own mistake.
 */
import { Command, CommanderError } from "commander";
import { CliError } from "./cli-error.ts";
import { addCheck } from "./commands/check.ts";
import { addCompile } from "./commands/compile.ts";
import { addDev } from "./commands/dev.ts";
import { addGraph } from "./commands/graph.ts";
import { addList } from "./commands/list.ts";
import { addLogs } from "./commands/logs.ts";
import { addRedrive } from "./commands/redrive.ts";
import { addRun } from "./commands/run.ts";
import { addRuns } from "./commands/runs.ts";
import { addShow } from "./commands/show.ts";
import { addStop } from "./commands/stop.ts";
import { version } from "./version.ts";

const program = new Command("nagare")
  .description("Workflows as async TypeScript functions: on this machine, and as Step Functions.")
  .version(version())
  .exitOverride()
  .showHelpAfterError("(nagare --help lists the commands)")
  .addHelpText("after", "\nExample: nagare run hello --who you");

const commands = [
  addRun,
  addDev,
  addRuns,
  addShow,
  addLogs,
  addRedrive,
  addStop,
  addCheck,
  addCompile,
  addGraph,
  addList,
];
for (const add of commands) add(program);

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
