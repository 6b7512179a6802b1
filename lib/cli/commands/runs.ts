import { type Command, InvalidArgumentError, Option } from "commander";
import type { CompiledProject } from "../../compiler/index.ts";
import { describeRun, type LateRun, listRuns, type RunSummary } from "../../operations/index.ts";
import { duration } from "../../timeline/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { connect } from "../connect/connect.ts";
import type { Connection } from "../connect/connection.ts";
import { openProject } from "../project.ts";
import { notesOf, withoutRun } from "../run/late-runs.ts";
import { localTime } from "../run/local-time.ts";
import { statusOptions, statusText } from "../run/status-text.ts";
import { columns, hasColor, painter, printJson } from "../terminal.ts";

interface Options {
  readonly status?: string;
  readonly limit: number;
  readonly env?: string;
  readonly json?: boolean;
}

/** `nagare runs FLOW`: its runs, newest first. */
export function addRuns(program: Command): void {
  program
    .command("runs")
    .argument("<flow>")
    .description("list a flow's runs, newest first")
    .addOption(new Option("--status <status>", "only these").choices([...statusOptions.keys()]))
    .option("--limit <n>", "how many", count, 20)
    .option("--env <name>", "an environment of flows/environments.ts; without it: this machine")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample: nagare runs flight-report --status failed")
    .action(runs);
}

function count(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("give a number from 1 on.");
  return Number(text);
}

async function runs(flow: string, { status = "", limit, env, json }: Options): Promise<void> {
  const project = await openProject();
  refuseExpress(project, flow, env);
  await using connection = await connect(project, { resume: false, ...(env && { env }) });
  const stateMachineArn = await connection.stateMachineArn(flow);
  const wanted = statusOptions.get(status);
  const filter = wanted === undefined ? {} : { status: wanted };
  const listed = await connection.ask((client) =>
    listRuns(client, { stateMachineArn, limit, ...filter }),
  );
  const found = maySkip(project, flow) ? await withReasons(connection, listed) : listed;
  const late = await connection.lateRuns(flow);
  if (json === true) return printJson({ runs: found, late });
  if (found.length > 0) console.log(table(found, late));
  else console.log(status === "" ? `${flow} has not run yet` : `${flow} has no run ${status}`);
  for (const line of withoutRun(late)) console.log(line);
}

function refuseExpress({ flows }: CompiledProject, flow: string, env: string | undefined): void {
  if (!flows.some(({ name, type }) => name === flow && type === "express")) return;
  const log = env && `; the log group /aws/vendedlogs/states/nagare-${env}-${flow} has them`;
  throw wrongUsage(
    `${flow} is an express flow: Step Functions keeps no list of its runs${log ?? ""}`,
  );
}

/** A list says nothing of outputs, and to ask for each takes time on AWS: only a flow that has a `skip` is worth it. */
function maySkip({ flows }: CompiledProject, flow: string): boolean {
  const own = flows.find(({ name }) => name === flow);
  return own !== undefined && JSON.stringify(own.definition).includes("skipped");
}

async function withReasons(
  connection: Connection,
  listed: readonly RunSummary[],
): Promise<readonly RunSummary[]> {
  const found: RunSummary[] = [];
  // One after another: Step Functions answers only so many questions a second.
  for (const run of listed) {
    const { skipped } =
      run.status === "SUCCEEDED"
        ? await connection.ask((client) => describeRun(client, run.executionArn))
        : {};
    found.push({ ...run, ...(skipped !== undefined && { skipped }) });
  }
  return found;
}

function table(found: readonly RunSummary[], late: readonly LateRun[]): string {
  const paint = painter(hasColor(process.stdout));
  const rows = found.map(({ name, startDate, stopDate, redriveCount, ...run }) => [
    name,
    statusText(run, paint),
    localTime(startDate),
    duration((stopDate ?? new Date()).getTime() - startDate.getTime()),
    redriveCount === 0 ? "" : String(redriveCount),
    [...(run.skipped === undefined ? [] : [run.skipped]), ...notesOf(run, late)].join("; "),
  ]);
  return columns([["RUN", "STATUS", "STARTED", "TOOK", "REDRIVES", ""], ...rows], [3, 4]);
}
