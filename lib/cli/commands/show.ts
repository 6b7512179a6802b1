import type { Command } from "commander";
import type { CompiledProject } from "../../compiler/index.ts";
import { type RunDescription, readHistory } from "../../operations/index.ts";
import { duration, failedStates, type Timeline, timelineOf } from "../../timeline/index.ts";
import { connect } from "../connect/connect.ts";
import type { Connection } from "../connect/connection.ts";
import { openProject } from "../project.ts";
import { chooseRun, flowOf, runLabel } from "../run/choose-run.ts";
import { describeFailure } from "../run/describe-failure.ts";
import { localTime } from "../run/local-time.ts";
import { nextSteps } from "../run/next-steps.ts";
import { type RunOptions, withRun } from "../run/run-argument.ts";
import { statusText } from "../run/status-text.ts";
import { drawTimeline } from "../show/draw-timeline.ts";
import { runData } from "../show/run-data.ts";
import { whereFailed } from "../show/where-failed.ts";
import { withChildren } from "../show/with-children.ts";
import { fitted, hasColor, painter, printJson } from "../terminal.ts";

interface Options extends RunOptions {
  readonly full?: boolean;
}

/** `nagare show RUN`: what happened in it, and what to do about it. */
export function addShow(program: Command): void {
  withRun(program.command("show"), "[run]")
    .description("show what happened in a run, step by step; without a run, the newest one")
    .option("--full", "all steps, items and child runs, with their inputs and outputs whole")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample: nagare show flight-report/monday --full")
    .action(show);
}

async function show(run: string | undefined, options: Options): Promise<void> {
  const { flow, env, full = false, json = false } = options;
  const project = await openProject();
  await using connection = await connect(project, {
    resume: false,
    ...(env !== undefined && { env }),
  });
  const chosen = await chooseRun(connection, project, { run, flow });
  const { executionArn } = chosen;
  const events = await connection.ask((client) => readHistory(client, executionArn));
  const timeline = await withChildren(connection, timelineOf(events), full);
  if (json) return printJson(runData(chosen, timeline));
  console.log(heading(chosen, env));
  if (timeline.steps.length > 0) {
    const width = process.stdout.columns ?? 80;
    console.log(`\n${drawTimeline(timeline, { color: hasColor(process.stdout), full, width })}`);
  }
  for (const line of await ending({ project, connection, run: chosen, timeline, full })) {
    console.log(line);
  }
}

function heading(run: RunDescription, env: string | undefined): string {
  const { startDate, stopDate, redriveCount, executionArn } = run;
  const paint = painter(hasColor(process.stdout));
  const time = duration((stopDate ?? new Date()).getTime() - startDate.getTime());
  const took = stopDate === undefined ? `runs for ${time}` : `took ${time}`;
  const redrives = redriveCount === 1 ? ", 1 redrive" : `, ${redriveCount} redrives`;
  const times = `started ${localTime(startDate)}, ${took}`;
  return [
    `${paint("bold", runLabel(run, env))} ${statusText(run, paint)}`,
    paint("dim", `${times}${redriveCount === 0 ? "" : redrives}`),
    paint("dim", executionArn),
  ].join("\n");
}

interface Ending {
  readonly project: CompiledProject;
  readonly connection: Connection;
  readonly run: RunDescription;
  readonly timeline: Timeline;
  readonly full: boolean;
}

async function ending({ project, connection, run, timeline, full }: Ending) {
  const { env } = connection;
  const next = nextSteps(run, env);
  if (run.skipped !== undefined) return ["", `skipped: ${run.skipped}`, ...next];
  if (run.status === "SUCCEEDED") return ["", `output ${outputOf(run, full)}`, ...next];
  if (run.status === "RUNNING" || run.status === "PENDING_REDRIVE") return ["", ...next];
  const name = flowOf(run.executionArn, env).split("/")[0];
  const flow = project.flows.find((one) => one.name === name);
  const failed = failedStates(timeline);
  const { state, task, executionArn = run.executionArn } = failed;
  const where = task === undefined ? {} : { stateName: task };
  const output = await connection.taskOutput({ executionArn, ...where, limit: 20 });
  return [
    "",
    describeFailure({ project, flow, run, state, output, env }),
    ...nextSteps(run, env, whereFailed(flow, failed)),
  ];
}

function outputOf({ output = "null" }: RunDescription, full: boolean): string {
  if (full) return JSON.stringify(JSON.parse(output), null, 2);
  return fitted(output, (process.stdout.columns ?? 80) - "output ".length);
}
