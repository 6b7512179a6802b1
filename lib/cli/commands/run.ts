import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { HistoryEvent } from "@aws-sdk/client-sfn";
import type { Command } from "commander";
import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import { buildGraph, renderGraph, statusesOf } from "../../graph/index.ts";
import { describeRun, type RunDescription, startRun, watchRun } from "../../operations/index.ts";
import { CliError, wrongUsage } from "../cli-error.ts";
import { type Connection, connect } from "../connect.ts";
import { flowNamed, openProject, stateFolder } from "../project.ts";
import { describeFailure } from "../run/describe-failure.ts";
import { drawProgress } from "../run/draw-progress.ts";
import { duration } from "../run/duration.ts";
import { type ProgressLine, progress } from "../run/progress.ts";
import { readInput } from "../run/read-input.ts";
import { hasColor, painter, printJson } from "../terminal.ts";

interface Options {
  readonly input?: string;
  readonly name?: string;
  readonly env?: string;
  readonly json?: boolean;
  readonly skipTime?: boolean;
  readonly picture?: string | true;
}

/** `nagare run FLOW`: starts a run, shows how it goes, prints what it gives. */
export function addRun(program: Command): void {
  program
    .command("run")
    .argument("<flow>")
    .description("run a flow and show how it goes; its params are flags: --date 2026-01-01")
    .option("--input <json>", "params as JSON, or @file")
    .option("--name <name>", "of the run; unique for 90 days")
    .option("--env <name>", "an environment of flows/environments.ts; without it: this machine")
    .option(
      "--skip-time",
      "waits, retry delays and timeouts pass at once when nothing else can run",
    )
    .option("--picture [file]", "draw the run (SVG)")
    .option("--json", "the result as JSON, alone on stdout")
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText("after", "\nExample: nagare run flight-report --state AK --top 3")
    .action((name: string, options: Options, command: Command) =>
      run(name, options, command.args.slice(1)),
    );
}

async function run(name: string, options: Options, flags: readonly string[]): Promise<void> {
  const project = openProject();
  const flow = flowNamed(project, name);
  const input = readInput(flow, options.input, flags);
  await using connection = await connect(project, {
    ...(options.env !== undefined && { env: options.env }),
    ...(options.skipTime !== undefined && { skipTime: options.skipTime }),
  });
  const executionArn = await start(connection, flow, input, options.name);
  const followed = await follow(connection, executionArn, options.json === true);
  const ended = await describeRun(connection.client, executionArn);
  if (options.json === true) printJson(data(ended));
  else tell({ project, flow, connection, ended, failed: followed.failed });
  if (options.picture !== undefined) {
    const file = await draw(project, flow, ended, followed.events, options.picture);
    if (options.json !== true) console.log(`picture ${relative(process.cwd(), file)}`);
  }
  if (ended.status !== "SUCCEEDED") process.exitCode = 1;
}

async function start(
  connection: Connection,
  flow: CompiledFlow,
  input: object,
  name: string | undefined,
): Promise<string> {
  const stateMachineArn = await connection.stateMachineArn(flow.name);
  const request = { stateMachineArn, input, ...(name !== undefined && { name }) };
  const started = await startRun(connection.client, request).catch((error: unknown) => {
    const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
    const isUsage = ["ExecutionAlreadyExists", "InvalidName"].includes(kind);
    throw isUsage ? wrongUsage(message) : new CliError(3, `${kind}: ${message}`, { cause: error });
  });
  return started.executionArn;
}

interface Followed {
  readonly events: readonly HistoryEvent[];
  readonly failed: FailedStates;
}

/** Where a run failed: the last state that did, and the last of these that had something to say. */
interface FailedStates {
  state?: string;
  task?: string;
}

/** Prints the progress until the run has ended. */
async function follow(
  { client, service }: Connection,
  executionArn: string,
  quiet: boolean,
): Promise<Followed> {
  const told = progress();
  const events: HistoryEvent[] = [];
  const failed: FailedStates = {};
  const pollMilliseconds = service === undefined ? ([500, 3000] as const) : ([20, 200] as const);
  for await (const event of watchRun(client, executionArn, { pollMilliseconds })) {
    events.push(event);
    for (const line of told.next(event)) {
      remember(failed, line);
      if (!quiet) console.log(drawProgress(line, hasColor(process.stdout)));
    }
  }
  return { events, failed };
}

function remember(failed: FailedStates, { kind, state, error }: ProgressLine): void {
  if (kind !== "failed") return;
  failed.state = state;
  if (error !== undefined) failed.task = state;
}

function data({ executionArn, status, output, error, cause }: RunDescription): object {
  const parsed = output === undefined ? null : JSON.parse(output);
  return { executionArn, status, output: parsed, error: error ?? null, cause: cause ?? null };
}

interface Ending {
  readonly project: CompiledProject;
  readonly flow: CompiledFlow;
  readonly connection: Connection;
  readonly ended: RunDescription;
  readonly failed: FailedStates;
}

function tell({ project, flow, connection, ended, failed }: Ending): void {
  const paint = painter(hasColor(process.stdout));
  const took = duration((ended.stopDate?.getTime() ?? 0) - ended.startDate.getTime());
  const ok = ended.status === "SUCCEEDED";
  const status = ended.status.toLowerCase().replaceAll("_", " ");
  console.log(`${paint(ok ? "green" : "red", status)} ${flow.name} in ${took}`);
  if (ok) printJson(JSON.parse(ended.output ?? "null"));
  else {
    const { executionArn } = ended;
    const where = failed.task === undefined ? {} : { stateName: failed.task };
    const output = connection.service?.taskOutput({ executionArn, ...where, limit: 20 }) ?? [];
    console.error(describeFailure({ project, flow, run: ended, state: failed.state, output }));
  }
}

async function draw(
  project: CompiledProject,
  flow: CompiledFlow,
  { name }: RunDescription,
  events: readonly HistoryEvent[],
  picture: string | true,
): Promise<string> {
  const file = picture === true ? join(stateFolder(project), "runs", `${name}.svg`) : picture;
  const graph = buildGraph(flow.definition, statusesOf(events));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await renderGraph(graph, "svg", flow.name));
  return file;
}
