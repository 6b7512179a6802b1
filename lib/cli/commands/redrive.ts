import type { Command } from "commander";
import { readHistory, redriveRun } from "../../operations/index.ts";
import { connect } from "../connect/connect.ts";
import { retakePlaces } from "../locks/retake-places.ts";
import { openProject } from "../project.ts";
import { chooseRun, flowOf } from "../run/choose-run.ts";
import { followToEnd } from "../run/follow-to-end.ts";
import { type RunOptions, withRun } from "../run/run-argument.ts";
import { allowAwsOption, skipTimeOption } from "../run/service-options.ts";

interface Options extends RunOptions {
  readonly skipTime?: boolean;
  readonly allowAws?: boolean;
}

/** `nagare redrive RUN`: goes on with a run that did not succeed. */
export function addRedrive(program: Command): void {
  withRun(program.command("redrive"), "<run>")
    .description("go on with a run from the steps that had not succeeded, and show how it goes")
    .addOption(skipTimeOption())
    .addOption(allowAwsOption())
    .option("--json", "the result as JSON, alone on stdout")
    .addHelpText("after", "\nExample: nagare redrive flight-report/monday")
    .action(redrive);
}

async function redrive(run: string, options: Options): Promise<void> {
  const { flow, env, skipTime = false, allowAws = false, json = false } = options;
  const project = await openProject();
  await using connection = await connect(project, {
    ...(env !== undefined && { env }),
    skipTime,
    allowAws,
  });
  const { executionArn } = await chooseRun(connection, project, { run, flow });
  const before = await connection.ask((client) => readHistory(client, executionArn));
  const name = flowOf(executionArn, env).split("/")[0];
  const declared = project.flows.find((one) => one.name === name);
  if (declared === undefined || declared.locks !== undefined)
    await retakePlaces(connection, executionArn);
  await connection.ask((client) => redriveRun(client, executionArn));
  await followToEnd({
    project,
    flow: declared,
    connection,
    executionArn,
    json,
    after: before.at(-1)?.id ?? 0,
  });
}
