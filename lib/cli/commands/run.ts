import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ExecutionAlreadyExists, type HistoryEvent } from "@aws-sdk/client-sfn";
import type { Command } from "commander";
import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import { type RunDescription, startRun } from "../../operations/index.ts";
import { statusesOf } from "../../timeline/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { connect } from "../connect/connect.ts";
import type { Connection } from "../connect/connection.ts";
import { flowNamed, openProject, stateFolder } from "../project.ts";
import { followToEnd } from "../run/follow-to-end.ts";
import { readInput } from "../run/read-input.ts";
import { runExpress } from "../run/run-express.ts";
import { allowAwsOption, skipTimeOption } from "../run/service-options.ts";

interface Options {
  readonly input?: string;
  readonly name?: string;
  readonly at?: string;
  readonly env?: string;
  readonly json?: boolean;
  readonly skipTime?: boolean;
  readonly allowAws?: boolean;
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
    .option("--at <instant>", "the time that the run is for: run.scheduledTime; without it: now")
    .option("--env <name>", "an environment of flows/environments.ts; without it: this machine")
    .addOption(skipTimeOption())
    .addOption(allowAwsOption())
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
  const project = await openProject();
  const flow = flowNamed(project, name);
  const input = readInput(flow, options, flags);
  await using connection = await connect(project, {
    ...(options.env !== undefined && { env: options.env }),
    ...(options.skipTime !== undefined && { skipTime: options.skipTime }),
    ...(options.allowAws !== undefined && { allowAws: options.allowAws }),
  });
  const { json = false, picture } = options;
  if (flow.type === "express") {
    if (picture !== undefined) throw wrongUsage("a run of an express flow has no history to draw");
    const named = options.name === undefined ? {} : { name: options.name };
    return await runExpress({ project, flow, connection, input, json, ...named });
  }
  const executionArn = await start(connection, flow, input, options.name);
  await followToEnd({
    project,
    flow,
    connection,
    executionArn,
    json,
    async ended(run, events) {
      if (picture === undefined) return;
      const file = await draw(project, flow, run, events, picture);
      if (!json) console.log(`picture ${relative(process.cwd(), file)}`);
    },
  });
}

/** With a name of its own a start may be said again when the service went away before it answered. */
async function start(
  connection: Connection,
  flow: CompiledFlow,
  input: object,
  name: string = randomUUID(),
): Promise<string> {
  const stateMachineArn = await connection.startArn(flow.name);
  const started = connection.ask((client) => startRun(client, { stateMachineArn, input, name }));
  const { executionArn } = await started.catch((error: Error) => {
    if (!(error.cause instanceof ExecutionAlreadyExists)) throw error;
    const label = `${flow.name}/${name}`;
    throw wrongUsage(`there is a run ${label} already: nagare show ${label} shows it`, error);
  });
  return executionArn;
}

async function draw(
  project: CompiledProject,
  flow: CompiledFlow,
  { name }: RunDescription,
  events: readonly HistoryEvent[],
  picture: string | true,
): Promise<string> {
  const file = picture === true ? join(stateFolder(project), "runs", `${name}.svg`) : picture;
  const { buildGraph, renderGraph } = await import("../../graph/index.ts");
  const graph = buildGraph(flow.definition, statusesOf(events));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await renderGraph(graph, "svg", flow.name));
  return file;
}
