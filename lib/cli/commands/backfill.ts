import { setTimeout as sleep } from "node:timers/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type BackfillItem, patient } from "../../operations/index.ts";
import { backfillData } from "../backfill/backfill-data.ts";
import { confirmed } from "../backfill/confirmed.ts";
import { describePlan, planTable } from "../backfill/describe-plan.ts";
import { findItems } from "../backfill/find-items.ts";
import { perform } from "../backfill/perform.ts";
import {
  type BackfillOptions,
  readBackfill,
  type WantedBackfill,
} from "../backfill/read-backfill.ts";
import { connect } from "../connect/connect.ts";
import { openProject } from "../project.ts";
import { allowAwsOption, skipTimeOption } from "../run/service-options.ts";
import { hasColor, painter, printJson } from "../terminal.ts";

/** `nagare backfill FLOW --from … --to …`: a run for each time that its schedule had, or for each day. */
export function addBackfill(program: Command): void {
  program
    .command("backfill")
    .argument("<flow>")
    .description("run a flow for each time of its schedule, or each day, between two dates")
    .requiredOption("--from <date>", "first day, 2026-01-01, or time, 2026-01-01T09:30")
    .requiredOption("--to <date>", "last day or time, which belongs to it")
    .option("--concurrency <n>", "how many run at once", count, 1)
    .addOption(new Option("--order <order>", "by time").choices(["asc", "desc"]).default("asc"))
    .addOption(
      new Option("--every <what>", "default: the schedule's times if it has one").choices([
        "day",
        "schedule",
      ]),
    )
    .option("--zone <name>", "of the dates; default: the schedule's")
    .addOption(
      new Option("--only-missing", "only times that no run was for, by whomever").conflicts(
        "onlyFailed",
      ),
    )
    .option("--only-failed", "only times whose last run failed: each is run anew")
    .option("--label <text>", "runs of another label don't count: the same times once more", label)
    .option("--dry-run", "say what would be run")
    .option("--yes", "don't ask")
    .option("--input <json>", "params as JSON, or @file; or as flags: --state AK")
    .option("--env <name>", "an environment of flows/environments.ts; without it: this machine")
    .addOption(skipTimeOption())
    .addOption(allowAwsOption())
    .option("--json", "the result as JSON, alone on stdout")
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText(
      "after",
      `
Call it again with the same dates and it goes on where it stopped: what has succeeded stays, what
runs is waited for, what failed waits for --only-failed or a redrive.

Example: nagare backfill flight-report --from 2026-01-01 --to 2026-01-31 --concurrency 2`,
    )
    .action((name: string, options: BackfillOptions, command: Command) =>
      backfill(name, options, command.args.slice(1)),
    );
}

function count(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("give a number from 1 to 999.");
}

function label(text: string): string {
  if (/^[A-Za-z0-9_-]{1,20}$/.test(text)) return text;
  throw new InvalidArgumentError("give 1 to 20 letters, digits, - or _.");
}

async function backfill(
  name: string,
  options: BackfillOptions,
  flags: readonly string[],
): Promise<void> {
  const project = await openProject();
  const wanted = await readBackfill(project, name, options, flags);
  const { env, skipTime = false, allowAws = false, dryRun = false, json = false } = options;
  await using connection = await connect(project, {
    ...(env !== undefined && { env }),
    ...{ skipTime, allowAws, resume: !dryRun },
  });
  const ask = patient((question) => connection.ask(question), sleep);
  const stateMachineArn = await connection.stateMachineArn(name);
  const items = await findItems(ask, stateMachineArn, wanted);
  if (!json) console.log(describePlan(wanted, items).join("\n"));
  if (dryRun) return tellPlan(wanted, items, json);
  if (!(await confirmed(items, options))) return;
  const startArn = await connection.startArn(name);
  await perform({ connection, ask, stateMachineArn, startArn, wanted, items, json });
}

function tellPlan(wanted: WantedBackfill, items: readonly BackfillItem[], json: boolean): void {
  if (json) printJson(backfillData(wanted, items, new Map()));
  else console.log(planTable(wanted, items, painter(hasColor(process.stdout))));
}
