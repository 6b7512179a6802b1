import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import type { CompiledProject } from "../../compiler/index.ts";
import {
  applyParts,
  DatadogError,
  type DatadogParts,
  dashboardOf,
  datadogApi,
  monitorsOf,
  type Watched,
  watchedOf,
} from "../../datadog/index.ts";
import type { Environments } from "../../flow/index.ts";
import { CliError, unreachable, wrongUsage } from "../cli-error.ts";
import { checkName } from "../connect/check-environment.ts";
import { readEnvironments } from "../connect/read-environments.ts";
import { openProject, rendered } from "../project.ts";
import { printJson } from "../terminal.ts";

interface Options {
  readonly env?: string;
  readonly json?: boolean;
  readonly apply?: boolean;
}

/** `nagare datadog`: the monitors and the dashboard of an environment, printed or put there. */
export function addDatadog(program: Command): void {
  program
    .command("datadog")
    .description("print an environment's monitors and dashboard for Datadog (JSON), or apply them")
    .option(
      "--env <name>",
      "environment of flows/environments.ts; needed if there is more than one",
    )
    .option("--apply", "create or update them, with DD_API_KEY and DD_APP_KEY")
    .option("--json", "what was applied as JSON")
    .addHelpText("after", "\nExample: nagare datadog --env prod --apply")
    .action((options: Options) => datadog(options));
}

async function datadog({ env, json = false, apply = false }: Options): Promise<void> {
  const project = await openProject();
  refuseBroken(project);
  const environments = (await readEnvironments(project.directory)) ?? {};
  const watched = watchedOf(chosen(environments, env), environments, project);
  const parts = { monitors: monitorsOf(watched), dashboard: dashboardOf(watched) };
  if (!apply) return printJson(parts);
  const url = apiUrl(watched);
  try {
    if (json) printJson({ url, applied: await Array.fromAsync(applied(watched, url, parts)) });
    else await tell(watched, url, parts);
  } catch (error) {
    throw plain(error);
  }
}

/** Monitors of the flows that compile would take those of the others for left ones. */
function refuseBroken(project: CompiledProject): void {
  const errors = project.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw wrongUsage(rendered(project, errors));
}

function chosen(environments: Environments, env: string | undefined): string {
  const names = Object.keys(environments);
  if (env !== undefined) {
    checkName(names, env);
    return env;
  }
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  const known = names.length === 0 ? "there are none yet" : `there are ${names.join(", ")}`;
  throw wrongUsage(`which environment of flows/environments.ts? Say --env NAME; ${known}`);
}

/** `DD_HOST` names another place than the site's own, such as a proxy: as Datadog's provider for Terraform has it. */
function apiUrl({ site }: Watched): string {
  return (process.env["DD_HOST"] ?? `https://api.${site}`).replace(/\/$/, "");
}

function applied({ name }: Watched, url: string, parts: DatadogParts) {
  const { DD_API_KEY: apiKey, DD_APP_KEY: appKey } = process.env;
  if (!apiKey || !appKey) {
    throw wrongUsage(
      "--apply needs an API key in DD_API_KEY and an application key in DD_APP_KEY, both of Datadog's organization settings",
    );
  }
  return applyParts(datadogApi({ url, apiKey, appKey, sleep }), name, parts);
}

async function tell(watched: Watched, url: string, parts: DatadogParts): Promise<void> {
  let left = 0;
  for await (const { result, kind, name, id } of applied(watched, url, parts)) {
    console.log(`${result.padEnd(9)}  ${kind.padEnd(9)}  ${name}  (${id})`);
    if (result === "left") left += 1;
  }
  if (left > 0)
    console.log(
      `${left} left: this project makes them no more; delete them in Datadog if nobody needs them`,
    );
  if (watched.tell.length === 0) {
    console.log(
      'The monitors tell nobody: say whom with datadog: { monitorsTell: ["@slack-CHANNEL"] }',
    );
  }
}

function plain(error: unknown): unknown {
  if (!(error instanceof DatadogError)) return error;
  const { status, message } = error;
  const isOut =
    status === undefined || status === 401 || status === 403 || status === 429 || status >= 500;
  return isOut ? unreachable(message, error) : new CliError(1, message, { cause: error });
}
