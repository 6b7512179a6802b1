import type { Command } from "commander";
import type { CompiledProject } from "../../compiler/index.ts";
import { renderJson } from "../../diagnostics/index.ts";
import { summary } from "../check/summary.ts";
import { wrongUsage } from "../cli-error.ts";
import { openProject, projectFolder, rendered } from "../project.ts";

interface Options {
  readonly json?: boolean;
  readonly watch?: boolean;
}

/** `nagare check`: what is refused, and why. */
export function addCheck(program: Command): void {
  program
    .command("check")
    .description("say what in the flows is refused, and what to write instead")
    .option("--json", "diagnostics as JSON")
    .option("--watch", "check again as files change, a line a problem, until Ctrl-C")
    .action((options: Options) => check(options));
}

async function check({ json = false, watch = false }: Options): Promise<void> {
  if (watch && json) throw wrongUsage("--watch prints lines for an editor: give it without --json");
  if (!watch) return report(await openProject(), json);
  const { checkOnChanges } = await import("../check/check-on-changes.ts");
  await checkOnChanges(projectFolder());
}

function report(project: CompiledProject, json: boolean): void {
  const { diagnostics } = project;
  if (json) console.log(renderJson(diagnostics));
  else {
    if (diagnostics.length > 0) console.error(rendered(project, diagnostics));
    console.log(summary(project));
  }
  if (diagnostics.some(({ severity }) => severity === "error")) process.exitCode = 2;
}
