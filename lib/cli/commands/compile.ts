import type { Command } from "commander";
import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import type { Diagnostic } from "../../diagnostics/index.ts";
import { flowNamed, openProject, rendered } from "../project.ts";
import { columns, printJson } from "../terminal.ts";

interface Options {
  readonly stats?: boolean;
  readonly json?: boolean;
}

/** `nagare compile FLOW`: the definition, or what a run of it costs. */
export function addCompile(program: Command): void {
  program
    .command("compile")
    .argument("<flow>")
    .description("print a flow's state machine definition (States Language, JSON)")
    .option("--stats", "its states, transitions and cost a run instead")
    .option("--json", "statistics as JSON")
    .action((name: string, options: Options) => compile(name, options));
}

async function compile(name: string, { stats = false, json = false }: Options): Promise<void> {
  const project = await openProject();
  const flow = flowNamed(project, name);
  const warnings = warningsOf(flow, project);
  if (warnings.length > 0) console.error(rendered(project, warnings));
  if (!stats) printJson(flow.definition);
  else if (json) printJson(flow.stats);
  else console.log(statsTable(flow));
}

/** In its file, and of the calendars that it uses. */
function warningsOf(
  { span, calendars = [] }: CompiledFlow,
  { diagnostics }: CompiledProject,
): readonly Diagnostic[] {
  const files = [span, ...calendars.map((each) => each.span)].map(({ file }) => file);
  return diagnostics.filter(
    (each) => each.severity === "warning" && files.includes(each.span.file),
  );
}

function statsTable({ stats }: CompiledFlow): string {
  const turns = Object.entries(stats.perTurn).map(([state, transitions]) => [
    `each turn of "${state}"`,
    `${transitions}`,
  ]);
  const { locks } = stats;
  const ofLocks = locks
    ? [
        ["of these for locks and rates", `${locks.transitions}`],
        ["more where others were first", `+${locks.whenBusy}`],
      ]
    : [];
  const rows = [
    ["states", `${stats.states}`],
    ["transitions, shortest run", `${stats.transitions}`],
    ...ofLocks,
    ...turns.map(([label = "", value = ""]) => [label, `+${value}`]),
    ["cost, shortest run", `$${stats.dollarsPerRun.toFixed(6)}`],
    ...(locks ? [["writes for locks and rates", `$${locks.dollarsPerRun.toFixed(6)}`]] : []),
  ];
  return `${columns(rows, [1])}\nCost: Standard workflows in us-east-1, transitions alone.`;
}
