import type { Command } from "commander";
import { describeRun, stopRun } from "../../operations/index.ts";
import { connect } from "../connect/connect.ts";
import { openProject } from "../project.ts";
import { chooseRun, runLabel } from "../run/choose-run.ts";
import { nextSteps } from "../run/next-steps.ts";
import { type RunOptions, withRun } from "../run/run-argument.ts";
import { statusText } from "../run/status-text.ts";
import { hasColor, painter, printJson } from "../terminal.ts";

interface Options extends RunOptions {
  readonly reason?: string;
}

/** `nagare stop RUN`: ends a run where it is. */
export function addStop(program: Command): void {
  withRun(program.command("stop"), "<run>")
    .description("stop a run; nagare redrive lets it go on later")
    .option("--reason <text>", "kept as the run's cause")
    .option("--json", "the stopped run as JSON")
    .addHelpText("after", '\nExample: nagare stop flight-report/monday --reason "wrong date"')
    .action(stop);
}

async function stop(run: string, { flow, env, reason, json }: Options): Promise<void> {
  const project = await openProject();
  await using connection = await connect(project, env === undefined ? {} : { env });
  const { executionArn, status } = await chooseRun(connection, project, { run, flow });
  const cause = reason === undefined ? {} : { error: "Stopped", cause: reason };
  await connection.ask((client) => stopRun(client, executionArn, cause));
  const stopped = await connection.ask((client) => describeRun(client, executionArn));
  if (json === true) return printJson(stopped);
  const paint = painter(hasColor(process.stdout));
  const label = runLabel(stopped, env);
  const was = status === "RUNNING" ? "" : "had ended already: ";
  console.log(`${label} ${was}${statusText(stopped, paint)}`);
  for (const line of nextSteps(stopped, env)) console.log(line);
}
