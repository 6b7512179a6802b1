import type { CompiledProject, Compiler } from "../../compiler/index.ts";
import { createCompiler } from "../../compiler/index.ts";
import { renderLines } from "../../diagnostics/index.ts";
import { withEndingCalendars } from "../../ending-calendars/index.ts";
import { watchFlows } from "../dev/watch-flows.ts";
import { summary } from "./summary.ts";

/**
 * Checks a project, and again whenever its files change, until SIGINT or SIGTERM. Each time is between two marks, as an editor's problem matcher
 * for a background task wants them: `check: started`, a line a problem, `check: done, …`.
 */
export async function checkOnChanges(directory: string): Promise<void> {
  const compiler = createCompiler(directory);
  const stop = new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  const watcher = watchFlows(directory, async () => checkOnce(compiler));
  checkOnce(compiler);
  await stop;
  await watcher[Symbol.asyncDispose]();
}

function checkOnce(compiler: Compiler): void {
  console.log("check: started");
  console.log(outcomeOf(withEndingCalendars(compiler.compile(), new Date())));
}

function outcomeOf(project: CompiledProject): string {
  const { diagnostics } = project;
  const done = `check: done, ${summary(project)}`;
  return diagnostics.length === 0 ? done : `${renderLines(diagnostics)}\n${done}`;
}
