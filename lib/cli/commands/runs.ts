import { type Command, InvalidArgumentError, Option } from "commander";
import { listRuns, type RunSummary } from "../../operations/index.ts";
import { connect } from "../connect/connect.ts";
import { openProject } from "../project.ts";
import { duration } from "../run/duration.ts";
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
  await using connection = await connect(project, { resume: false, ...(env && { env }) });
  const stateMachineArn = await connection.stateMachineArn(flow);
  const wanted = statusOptions.get(status);
  const filter = wanted === undefined ? {} : { status: wanted };
  const found = await connection.ask((client) =>
    listRuns(client, { stateMachineArn, limit, ...filter }),
  );
  if (json === true) printJson({ runs: found });
  else if (found.length > 0) console.log(table(found));
  else console.log(status === "" ? `${flow} has not run yet` : `${flow} has no run ${status}`);
}

function table(found: readonly RunSummary[]): string {
  const paint = painter(hasColor(process.stdout));
  const rows = found.map(({ name, status, startDate, stopDate, redriveCount }) => [
    name,
    statusText(status, paint),
    localTime(startDate),
    duration((stopDate ?? new Date()).getTime() - startDate.getTime()),
    redriveCount === 0 ? "" : String(redriveCount),
  ]);
  return columns([["RUN", "STATUS", "STARTED", "TOOK", "REDRIVES"], ...rows], [3, 4]);
}
