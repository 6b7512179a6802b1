import { writeFileSync } from "node:fs";
import { type Command, Option } from "commander";
import type { CompiledProject } from "../../compiler/index.ts";
import {
  buildGraph,
  type GraphFormat,
  graphFormats,
  renderGraph,
  type StateStatuses,
} from "../../graph/index.ts";
import { readHistory } from "../../operations/index.ts";
import { statusesOf } from "../../timeline/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { connect } from "../connect/connect.ts";
import { flowNamed, openProject } from "../project.ts";
import { chooseRun } from "../run/choose-run.ts";

interface Options {
  readonly format: GraphFormat;
  readonly output?: string;
  readonly run?: string;
  readonly env?: string;
}

/** `nagare graph FLOW`: its picture, coloured by a run if one is given. */
export function addGraph(program: Command): void {
  program
    .command("graph")
    .argument("<flow>")
    .description("draw a flow's state machine")
    .addOption(new Option("--format <format>").choices(graphFormats).default("svg"))
    .option("--output <file>", "write here instead of to stdout")
    .option("--run <run>", "colour the states by this run: its name or ARN")
    .option("--env <name>", "where the run is; without it: this machine")
    .action(graph);
}

async function graph(name: string, { format, output, run, env }: Options): Promise<void> {
  const project = await openProject();
  const flow = flowNamed(project, name);
  const statuses = run === undefined ? {} : await statusesOfRun(project, name, run, env);
  const picture = await renderGraph(buildGraph(flow.definition, statuses), format, name);
  if (output !== undefined) writeFileSync(output, picture);
  else if (format === "png" && process.stdout.isTTY) {
    throw wrongUsage("a PNG is no text: give --output FILE, or send stdout to a file");
  } else process.stdout.write(picture);
}

async function statusesOfRun(
  project: CompiledProject,
  flow: string,
  run: string,
  env: string | undefined,
): Promise<StateStatuses> {
  await using connection = await connect(project, {
    resume: false,
    ...(env !== undefined && { env }),
  });
  const { executionArn } = await chooseRun(connection, project, { run, flow });
  return statusesOf(await connection.ask((client) => readHistory(client, executionArn)));
}
