/**
 * The CDK app that cdk.json runs, in the project's folder: one stack, for the environment that `-c env=NAME` or NAGARE_ENV names. A flow
 * that does not compile stops it, since a deploy without that flow would delete it.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App, Validations } from "aws-cdk-lib";
import { type CompiledProject, compileProject } from "./compiler/index.ts";
import {
  bundleTasks,
  ConfigurationError,
  environmentNamed,
  FlowStack,
  isTooMuchForOneDeploy,
  loadEnvironments,
  NestedValidation,
  resourceNames,
} from "./constructs/index.ts";
import { type Diagnostic, renderText } from "./diagnostics/index.ts";
import { withEndingCalendars } from "./ending-calendars/index.ts";

const app = new App({ autoSynth: false });
// CDK's own switch for its own plugin.
if (process.env["CDK_VALIDATION"] !== "false") {
  Validations.of(app).addPlugins(new NestedValidation());
}
try {
  await addStack(app, process.cwd());
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${told(error)}\n`);
  process.exitCode = 1;
}

async function addStack(scope: App, directory: string): Promise<void> {
  const environments = await loadEnvironments(directory);
  const { name, environment } = environmentNamed(environments, askedEnvironment(scope));
  const project = compile(directory);
  const bundles = await bundleTasks(project, join(directory, ".nagare", "lambda"));
  const part = context(scope, "part");
  const stack = new FlowStack(scope, resourceNames(name).stack, {
    project,
    environmentName: name,
    environment,
    bundles,
    ...(part !== undefined && { part }),
  });
  if (isTooMuchForOneDeploy(stack)) process.stderr.write(TOO_MUCH);
}

const TOO_MUCH =
  "note: CloudFormation changes at most 2,500 resources in one deploy of nested stacks, and this environment has more. Make a first deploy in parts: -c part=1/3, then 2/3, then all; later ones change less\n";

function askedEnvironment(scope: App): string | undefined {
  return context(scope, "env") ?? (process.env["NAGARE_ENV"] || undefined);
}

function context(scope: App, key: string): string | undefined {
  const given: unknown = scope.node.tryGetContext(key);
  return typeof given === "string" && given !== "" ? given : undefined;
}

function compile(directory: string): CompiledProject {
  const project = withEndingCalendars(compileProject(directory), new Date());
  const text = shown(project.diagnostics, directory);
  if (project.diagnostics.some(({ severity }) => severity === "error")) {
    throw new ConfigurationError(text);
  }
  if (project.flows.length === 0) throw new ConfigurationError("there is no flow in flows/");
  process.stderr.write(text);
  return project;
}

/** The message, in colours where it has places in the sources and a person reads it. */
function told({ message, diagnostics }: ConfigurationError): string {
  return diagnostics.length === 0 ? message : shown(diagnostics, process.cwd()).trimEnd();
}

function shown(diagnostics: readonly Diagnostic[], directory: string): string {
  return renderText(diagnostics, {
    source: (file) => textOf(join(directory, file)),
    color: process.stderr.isTTY,
  });
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
