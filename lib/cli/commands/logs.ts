import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import type { CompiledProject } from "../../compiler/index.ts";
import {
  describeRun,
  logGroup,
  type RunDescription,
  type TaskOutputLine,
} from "../../operations/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { connect } from "../connect/connect.ts";
import type { Connection } from "../connect/connection.ts";
import { openProject } from "../project.ts";
import { chooseRun, flowOf } from "../run/choose-run.ts";
import { interruption } from "../run/interruption.ts";
import { localTime } from "../run/local-time.ts";
import { type RunOptions, withRun } from "../run/run-argument.ts";
import { newLines } from "../show/new-lines.ts";
import { hasColor, painter, printJson } from "../terminal.ts";

interface Options extends RunOptions {
  readonly follow?: boolean;
  readonly step?: string;
}

/** `nagare logs RUN`: what its tasks wrote. */
export function addLogs(program: Command): void {
  withRun(program.command("logs"), "[run]")
    .description("print what a run's tasks wrote; without a run, the newest one's")
    .option("--follow", "goes on until the run has ended")
    .option("--step <name>", "only of this step")
    .option("--json", "the lines as JSON")
    .addHelpText("after", "\nExample: nagare logs flight-report --follow")
    .action(logs);
}

async function logs(run: string | undefined, options: Options): Promise<void> {
  const { flow, env, follow = false, step, json = false } = options;
  if (follow && json) throw wrongUsage("--follow has no end that --json could print: choose one");
  const project = await openProject();
  await using connection = await connect(project, {
    resume: follow,
    ...(env !== undefined && { env }),
  });
  const chosen = await chooseRun(connection, project, { run, flow });
  if (env !== undefined) throw await elsewhere(connection, project, chosen);
  const { executionArn } = chosen;
  const query = { executionArn, limit: 10_000, ...(step !== undefined && { stateName: step }) };
  const read = () => connection.taskOutput(query);
  if (json) printJson({ lines: (await read()).map(data) });
  else if (follow) await followed(connection, executionArn, read);
  else printed(executionArn, await read(), step);
  if (chosen.skipped !== undefined && !json) console.error(`skipped: ${chosen.skipped}`);
}

function printed(
  executionArn: string,
  lines: readonly TaskOutputLine[],
  step: string | undefined,
): void {
  for (const line of lines) console.log(drawn(executionArn, line));
  const whose = step === undefined ? "its tasks have" : `the step "${step}" has`;
  if (lines.length === 0) console.error(`${whose} written nothing`);
}

const PAUSE_MILLISECONDS = 300;

async function followed(
  connection: Connection,
  executionArn: string,
  read: () => Promise<readonly TaskOutputLine[]>,
): Promise<void> {
  const signal = interruption();
  let known: readonly TaskOutputLine[] = [];
  for (let isOver = false; !isOver; ) {
    // Asked before the lines are read: the last ones come before the end.
    const { status } = await connection.ask((client) => describeRun(client, executionArn));
    isOver = signal.aborted || status !== "RUNNING";
    const lines = await read();
    for (const line of newLines(known, lines)) console.log(drawn(executionArn, line));
    known = lines;
    if (!isOver) await sleep(PAUSE_MILLISECONDS, undefined, { signal }).catch(() => {});
  }
  if (signal.aborted) process.exitCode = Number(signal.reason);
}

function drawn(run: string, { at, executionArn, stateName, stream, text }: TaskOutputLine): string {
  const paint = painter(hasColor(process.stdout));
  const words = stream === "stderr" ? paint("yellow", text) : text;
  // Lines of a distributed Map's children come mixed: a piece of the child's name tells them apart.
  const child = executionArn === run ? "" : ` [${executionArn.split(":")[7]?.slice(0, 8)}]`;
  return `${paint("dim", localTime(new Date(at)))} ${paint("cyan", stateName)}${child} ${words}`;
}

function data({ at, executionArn, stateName, task, stream, text }: TaskOutputLine): object {
  return { time: new Date(at), executionArn, step: stateName, task, stream, text };
}

/** Says where the output is on AWS. */
async function elsewhere(
  connection: Connection,
  { flows, containers }: CompiledProject,
  { executionArn, stateMachineArn }: RunDescription,
): Promise<Error> {
  const { env } = connection;
  const flow = flows.find(({ name }) => name === flowOf(executionArn, env));
  const isOwn = (name: string): boolean =>
    containers.some((one) => one.name === name && one.image.kind !== "taskDefinition");
  const own = await connection.ask((client) => logGroup(client, stateMachineArn));
  const groups = [
    ...(own === undefined ? [] : [own]),
    ...(flow?.tasks ?? []).map((name) => `/aws/lambda/nagare-${env}-${name}`),
    ...(flow?.containers ?? []).filter(isOwn).map((name) => `/ecs/nagare-${env}-${name}`),
  ];
  const tails = groups.map((name) => `\n  aws logs tail ${name} --follow`).join("");
  return wrongUsage(
    `the output of runs on AWS is in CloudWatch, which this nagare can't read yet:${tails}`,
  );
}
