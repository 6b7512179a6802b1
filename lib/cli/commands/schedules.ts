import { type Command, InvalidArgumentError } from "commander";
import type { CompiledProject } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { checkName } from "../connect/check-environment.ts";
import { readEnvironments } from "../connect/read-environments.ts";
import { flowNamed, openProject, rendered } from "../project.ts";
import { listedSchedules } from "../schedules/listed-schedule.ts";
import { schedulesData } from "../schedules/schedules-data.ts";
import { schedulesText } from "../schedules/schedules-text.ts";
import { hasColor, painter, printJson } from "../terminal.ts";

interface Options {
  readonly env?: string;
  readonly json?: boolean;
  readonly after?: Date;
}

const COUNT = 5;

/** `nagare schedules`: what runs when. */
export function addSchedules(program: Command): void {
  program
    .command("schedules [flow]")
    .description("show what runs when, with the next five times in the schedule's zone")
    .option("--env <name>", "as an environment of flows/environments.ts has it")
    .option(
      "--after <instant>",
      "the times after an instant (2026-03-01T00:00Z), not after now",
      instant,
    )
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample: nagare schedules --env prod")
    .action(schedules);
}

function instant(text: string): Date {
  const time = new Date(text);
  if (/(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError("write one like 2026-03-01T00:00Z.");
}

async function schedules(flow: string | undefined, options: Options): Promise<void> {
  const { env, json = false, after = new Date() } = options;
  const project = await openProject();
  const environment = env === undefined ? {} : await environmentOf(project, env);
  const flows = flow === undefined ? project.flows : [flowNamed(project, flow)];
  const listed = flows.flatMap((each) =>
    listedSchedules(each, environment, { after, count: COUNT }),
  );
  if (json) printJson(schedulesData(env, listed));
  else if (listed.length > 0) console.log(schedulesText(listed, painter(hasColor(process.stdout))));
  else console.log(flow === undefined ? "no flow has a schedule" : `${flow} has no schedule`);
  tellErrors(project, flow);
}

async function environmentOf({ directory }: CompiledProject, name: string): Promise<Environment> {
  const environments = (await readEnvironments(directory)) ?? {};
  checkName(Object.keys(environments), name);
  return environments[name] ?? {};
}

/** A flow that doesn't compile has no schedules here; one that was asked for by name does. */
function tellErrors(project: CompiledProject, flow: string | undefined): void {
  const errors = project.diagnostics.filter(({ severity }) => severity === "error");
  if (flow !== undefined || errors.length === 0) return;
  console.error(rendered(project, errors));
  process.exitCode = 2;
}
