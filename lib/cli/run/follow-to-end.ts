import type { HistoryEvent } from "@aws-sdk/client-sfn";
import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import { describeRun, type RunDescription } from "../../operations/index.ts";
import { duration, failedStates, timelineOf } from "../../timeline/index.ts";
import type { Connection } from "../connect/connection.ts";
import { whereFailed } from "../show/where-failed.ts";
import { withChildren } from "../show/with-children.ts";
import { hasColor, painter, printJson } from "../terminal.ts";
import { runLabel } from "./choose-run.ts";
import { describeFailure } from "./describe-failure.ts";
import { follow } from "./follow.ts";
import { interruption } from "./interruption.ts";
import { nextSteps, onEnvironment } from "./next-steps.ts";
import { statusText } from "./status-text.ts";
import { waitForGuests } from "./wait-for-guests.ts";

export interface Following {
  readonly project: CompiledProject;
  /** Absent where the project does not have the flow (any more). */
  readonly flow: CompiledFlow | undefined;
  readonly connection: Connection;
  readonly executionArn: string;
  /** The result as JSON, and nothing else. */
  readonly json: boolean;
  /** Prints what comes behind the event of this id. @default 0 */
  readonly after?: number;
  /** Is told the run once it has ended, before this process waits for others. */
  readonly ended?: (run: RunDescription, events: readonly HistoryEvent[]) => Promise<void>;
}

/** Shows how a run goes until it has ended, prints what it gives, and sets the command's exit code. */
export async function followToEnd(following: Following): Promise<void> {
  const { connection, executionArn, json, after = 0, ended } = following;
  const signal = interruption();
  const events = await follow(connection, executionArn, { quiet: json, after, signal });
  const run = await connection.ask((client) => describeRun(client, executionArn));
  if (signal.aborted && run.status === "RUNNING") return leave(following, run, signal);
  process.exitCode = run.status === "SUCCEEDED" ? 0 : 1;
  if (json) printJson(data(run));
  else await tell(following, run, events);
  await ended?.(run, events);
  await waitForGuests(connection, signal);
}

function leave({ connection }: Following, run: RunDescription, signal: AbortSignal): void {
  const { env } = connection;
  const goesOn = env === undefined && connection.isHere ? " with the next nagare command" : "";
  const stop = `nagare stop ${runLabel(run, env)}${onEnvironment(env)}`;
  console.error(`the run goes on${goesOn}; stop it with ${stop}`);
  process.exitCode = Number(signal.reason);
}

/** A run that has ended, as data. */
export function data({ executionArn, status, output, error, cause }: RunDescription): object {
  const parsed = output === undefined ? null : JSON.parse(output);
  return { executionArn, status, output: parsed, error: error ?? null, cause: cause ?? null };
}

async function tell(
  { project, flow, connection, executionArn }: Following,
  run: RunDescription,
  events: readonly HistoryEvent[],
): Promise<void> {
  const paint = painter(hasColor(process.stdout));
  const took = duration((run.stopDate?.getTime() ?? 0) - run.startDate.getTime());
  const status = statusText(run, paint);
  const name = runLabel(run, connection.env).replace(/\/.*/, "");
  const why = run.skipped === undefined ? "" : `: ${run.skipped}`;
  console.log(`${status} ${name} in ${took}${why}`);
  if (run.skipped !== undefined) return;
  if (run.status === "SUCCEEDED") return printJson(JSON.parse(run.output ?? "null"));
  const timeline = await withChildren(connection, timelineOf(events), false);
  const failed = failedStates(timeline);
  const { state, task, executionArn: whose = executionArn } = failed;
  const where = task === undefined ? {} : { stateName: task };
  const output = await connection.taskOutput({ executionArn: whose, ...where, limit: 20 });
  console.error(describeFailure({ project, flow, run, state, output, env: connection.env }));
  for (const line of nextSteps(run, connection.env, whereFailed(flow, failed))) console.error(line);
}
