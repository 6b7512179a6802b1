import type { Command } from "commander";
import type { CompiledFlow, CompiledSchedule, CompiledTrigger } from "../../compiler/index.ts";
import { openProject, rendered } from "../project.ts";
import { flagNames } from "../run/flag-names.ts";
import { columns, printJson } from "../terminal.ts";

/** `nagare list`: the flows of the project. */
export function addList(program: Command): void {
  program
    .command("list")
    .description("list the flows: name, what starts them, params, place")
    .option("--json", "as JSON")
    .action(({ json = false }: { readonly json?: boolean }) => list(json));
}

async function list(json: boolean): Promise<void> {
  const project = await openProject();
  const errors = project.diagnostics.filter(({ severity }) => severity === "error");
  if (json) printJson({ flows: project.flows.map(data) });
  else if (project.flows.length > 0) console.log(table(project.flows));
  else if (errors.length === 0) console.log("flows/ has no flow yet");
  if (errors.length > 0) {
    console.error(rendered(project, errors));
    process.exitCode = 2;
  }
}

function table(flows: readonly CompiledFlow[]): string {
  const rows = flows.map((flow) => [
    flow.name,
    startsOf(flow).join("; ") || "by hand",
    flagNames(flow.paramsSchema).join(" "),
    `${flow.span.file}:${flow.span.line}`,
    flow.description ?? "",
  ]);
  return columns([["FLOW", "STARTS", "PARAMS", "PLACE", ""], ...rows]);
}

function data(flow: CompiledFlow): object {
  const { name, description, type, span, schedules, triggers, paramsSchema } = flow;
  const { tasks, containers, flows } = flow;
  const { file, line, column } = span;
  const times = schedules.map(({ span: _, only, ...schedule }) => ({
    ...schedule,
    ...(only && { only: `business days of ${only.days.name}` }),
  }));
  const on = triggers.map(({ span: _, input: __, ...trigger }) => trigger);
  const steps = { tasks, containers, flows };
  return {
    name,
    description,
    type,
    file,
    line,
    column,
    schedules: times,
    on,
    paramsSchema,
    ...steps,
  };
}

function startsOf({ schedules, triggers }: CompiledFlow): readonly string[] {
  return [...schedules.map(scheduleText), ...triggers.map(triggerText)];
}

function triggerText(trigger: CompiledTrigger): string {
  if (trigger.kind === "s3") return `s3 ${trigger.bucket}`;
  if (trigger.kind === "flow") return `${trigger.flow} ${trigger.ends}`;
  const { source, "detail-type": type } = trigger.pattern;
  const said = [source, type].flat().filter((each) => typeof each === "string");
  return ["event", ...said].join(" ");
}

function scheduleText(schedule: CompiledSchedule): string {
  if (schedule.kind === "rate") return `every ${schedule.everySeconds / 60} min`;
  const when = schedule.kind === "cron" ? schedule.expression : schedule.time;
  const zoned = schedule.timezone === undefined ? when : `${when} ${schedule.timezone}`;
  const { only } = schedule;
  return only === undefined ? zoned : `${zoned}, business days of ${only.days.name}`;
}
