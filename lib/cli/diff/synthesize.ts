import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { CliError, wrongUsage } from "../cli-error.ts";

/**
 * Runs the project's own CDK app as `cdk synth` does, so that what a team adds to the stack is there too. What the app says goes to stderr.
 * Templates are not validated: that is the deploy's, and takes longer than the rest.
 */
export async function synthesize(
  project: string,
  env: string | undefined,
  output: string,
): Promise<void> {
  const { app, context } = settingsOf(project);
  const child = spawn(app, {
    cwd: project,
    shell: true,
    stdio: ["ignore", 2, 2],
    env: {
      ...process.env,
      PATH: [
        join(project, "node_modules", ".bin"),
        process.env["PATH"] ?? "",
        dirname(process.execPath),
      ].join(delimiter),
      CDK_OUTDIR: output,
      CDK_CONTEXT_JSON: JSON.stringify({ ...METADATA, ...context, ...(env && { env }) }),
      CDK_VALIDATION: "false",
      ...(env === undefined ? {} : { NAGARE_ENV: env }),
    },
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  // The app has said why.
  if (exitCode !== 0) throw new CliError(2);
  if (!existsSync(join(output, "manifest.json")))
    throw wrongUsage(`the app of ${join(project, "cdk.json")} has made no cloud assembly: ${app}`);
}

/** As CDK's command line has them by itself. */
const METADATA = {
  "aws:cdk:enable-path-metadata": true,
  "aws:cdk:enable-asset-metadata": true,
} as const;

interface CdkSettings {
  readonly app: string;
  readonly context: Readonly<Record<string, unknown>>;
}

function settingsOf(project: string): CdkSettings {
  const file = join(project, "cdk.json");
  if (!existsSync(file))
    throw wrongUsage(`there is no cdk.json in ${project}: its "app" is what makes the stack`);
  const { app, context = {} }: Partial<CdkSettings> = readJson(file);
  if (typeof app !== "string") throw wrongUsage(`${file} has no "app"`);
  const lookedUp = join(project, "cdk.context.json");
  const found: Readonly<Record<string, unknown>> = existsSync(lookedUp) ? readJson(lookedUp) : {};
  return { app, context: { ...found, ...context } };
}

function readJson<Value extends object>(file: string): Value {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw wrongUsage(`${file} is not JSON`, error);
  }
}
