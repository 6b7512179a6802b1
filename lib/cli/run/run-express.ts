import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import { startSyncRun } from "../../operations/index.ts";
import { duration } from "../../timeline/index.ts";
import type { Connection } from "../connect/connection.ts";
import { hasColor, painter, printJson } from "../terminal.ts";
import { describeFailure } from "./describe-failure.ts";
import { data } from "./follow-to-end.ts";
import { statusText } from "./status-text.ts";

export interface ExpressRun {
  readonly project: CompiledProject;
  readonly flow: CompiledFlow;
  readonly connection: Connection;
  readonly input: object;
  readonly name?: string;
  /** The result as JSON, and nothing else. */
  readonly json: boolean;
}

/** Runs an express flow to its end and prints what it gives. There is no history to follow, and nothing to redrive. */
export async function runExpress(asked: ExpressRun): Promise<void> {
  const { project, flow, connection, input, name, json } = asked;
  const stateMachineArn = await connection.startArn(flow.name);
  const request = { stateMachineArn, input, ...(name !== undefined && { name }) };
  const run = await connection.ask((client) => startSyncRun(client, request));
  process.exitCode = run.status === "SUCCEEDED" ? 0 : 1;
  if (json) return printJson(data(run));
  const took = duration((run.stopDate?.getTime() ?? 0) - run.startDate.getTime());
  console.log(`${statusText(run, painter(hasColor(process.stdout)))} ${flow.name} in ${took}`);
  if (run.status === "SUCCEEDED") return printJson(JSON.parse(run.output ?? "null"));
  console.error(
    describeFailure({ project, flow, run, state: undefined, output: [], env: connection.env }),
  );
}
