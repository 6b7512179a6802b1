import type { Command } from "commander";
import type { CompiledProject } from "../../compiler/index.ts";
import { renderJson } from "../../diagnostics/index.ts";
import { openProject, rendered } from "../project.ts";

/** `nagare check`: what is refused, and why. */
export function addCheck(program: Command): void {
  program
    .command("check")
    .description("say what in the flows is refused, and what to write instead")
    .option("--json", "diagnostics as JSON")
    .action(({ json = false }: { readonly json?: boolean }) => check(json));
}

async function check(json: boolean): Promise<void> {
  const project = await openProject();
  const { diagnostics } = project;
  if (json) console.log(renderJson(diagnostics));
  else {
    if (diagnostics.length > 0) console.error(rendered(project, diagnostics));
    console.log(summary(project));
  }
  if (diagnostics.some(({ severity }) => severity === "error")) process.exitCode = 2;
}

function summary({ flows, diagnostics }: CompiledProject): string {
  if (diagnostics.length === 0) return `${counted(flows.length, "flow")}, no problems`;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ];
  const files = new Set(diagnostics.map(({ span }) => span.file)).size;
  return `${parts.join(", ")} in ${counted(files, "file")}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
