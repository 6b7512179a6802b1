import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { readAssembly } from "../diff/read-assembly.ts";
import { type DiffOptions, runDiff } from "../diff/run-diff.ts";
import type { StackSource } from "../diff/stack-source.ts";
import { synthesize } from "../diff/synthesize.ts";
import { projectFolder } from "../project.ts";
import { hasColor } from "../terminal.ts";

/** `nagare diff`: what a deploy would change. */
export function addDiff(program: Command): void {
  program
    .command("diff")
    .description("say what a deploy would change: flows, steps, schedules, permissions, cost")
    .option("--env <name>", "the environment; NAGARE_ENV says it too")
    .option("--from <path>", "compare with a cloud assembly or template, not with what is deployed")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample: nagare diff --env prod")
    .action(diff);
}

async function diff(options: DiffOptions): Promise<void> {
  const env = options.env ?? process.env["NAGARE_ENV"];
  process.exitCode = await runDiff(
    { ...options, ...(env === undefined ? {} : { env }) },
    {
      synthesized,
      deployed: async (name, place) =>
        (await import("../diff/read-deployed.ts")).readDeployed(name, place),
      out: (text) => console.log(text),
      err: (text) => console.error(text),
      width: process.stdout.columns ?? 80,
      color: hasColor(process.stdout),
    },
  );
}

async function synthesized(env: string | undefined): Promise<StackSource> {
  const output = mkdtempSync(join(tmpdir(), "nagare-diff-"));
  try {
    await synthesize(projectFolder(), env, output);
    return readAssembly(output, env);
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}
