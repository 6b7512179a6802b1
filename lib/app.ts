/**
 * The CDK app that cdk.json runs, in the project's folder: one stack, for the environment that `-c env=NAME` or NAGARE_ENV names. A flow
 * that does not compile stops it, since a deploy without that flow would delete it.
 */
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { type CompiledProject, compileProject } from "./compiler/index.ts";
import {
  bundleTasks,
  ConfigurationError,
  environmentNamed,
  FlowStack,
  loadEnvironments,
  resourceNames,
} from "./constructs/index.ts";
import type { Diagnostic } from "./diagnostics/index.ts";

const app = new App({ autoSynth: false });
try {
  await addStack(app, process.cwd());
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function addStack(scope: App, directory: string): Promise<void> {
  const environments = await loadEnvironments(directory);
  const { name, environment } = environmentNamed(environments, askedEnvironment(scope));
  const project = compile(directory);
  const bundles = await bundleTasks(project, join(directory, ".nagare", "lambda"));
  new FlowStack(scope, resourceNames(name).stack, {
    project,
    environmentName: name,
    environment,
    bundles,
  });
}

function askedEnvironment(scope: App): string | undefined {
  const asked: unknown = scope.node.tryGetContext("env") ?? process.env["NAGARE_ENV"];
  return typeof asked === "string" && asked !== "" ? asked : undefined;
}

function compile(directory: string): CompiledProject {
  const project = compileProject(directory);
  const errors = project.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new ConfigurationError(errors.map(line).join("\n"));
  return project;
}

function line({ span, severity, code, message, help }: Diagnostic): string {
  const place = `${span.file}:${span.line}:${span.column}`;
  return `${place}: ${severity} ${code}: ${message}${help === undefined ? "" : `\n  ${help}`}`;
}
