/** `node measure.ts FOLDER` synthesizes the project in FOLDER as `cdk synth` does, and prints what that took and made, as JSON: see `Synthesized`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { App, CfnResource } from "aws-cdk-lib";
import { type CompiledProject, compileProject } from "../../lib/compiler/index.ts";
import { flowsThatFit, sizeOf } from "../../lib/constructs/check-stack-size.ts";
import { bundleTasks, FlowStack, type TaskBundles } from "../../lib/constructs/index.ts";
import type { Synthesized } from "./index.ts";

const folder = process.argv[2] ?? "";
/** Of these flows one stack surely has room; larger projects are synthesized as several stacks in one app. */
const FLOWS_IN_A_STACK = 40;

const { context } = JSON.parse(readFileSync(join(import.meta.dirname, "../../cdk.json"), "utf8"));
const start = performance.now();
const project = compileProject(folder);
const [problem] = project.diagnostics;
if (problem !== undefined) throw new Error(`${problem.span.file}: ${problem.message}`);
const compiled = performance.now();
const bundles = await bundleTasks(project, join(folder, ".nagare/lambda"));
const bundled = performance.now();
const app = new App({ context, outdir: join(folder, "cdk.out") });
const stacks = parts(project).map((part, at) => stackOf(app, part, bundles, `dev-${at}`));
const assembly = app.synth();
const end = performance.now();

const [first] = stacks;
const [template] = assembly.stacks;
if (first === undefined || template === undefined) throw new Error("no flow was synthesized");
const flows = Math.min(project.flows.length, FLOWS_IN_A_STACK);
const { user, system } = process.cpuUsage();
const synthesized: Synthesized = {
  flows: project.flows.length,
  compileMs: compiled - start,
  bundleMs: bundled - compiled,
  synthMs: end - bundled,
  wallMs: performance.now(),
  cpuMs: (user + system) / 1000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
  resourcesPerFlow: sizeOf(first).ofFlows / flows,
  bytesPerFlow: readFileSync(template.templateFullPath).length / flows,
  flowsThatFit: flowsThatFit({ ...sizeOf(first), flows }),
  resources: app.node.findAll().filter(CfnResource.isCfnResource).length,
};
console.log(JSON.stringify(synthesized));

function parts(whole: CompiledProject): readonly CompiledProject[] {
  const count = Math.ceil(whole.flows.length / FLOWS_IN_A_STACK);
  return Array.from({ length: count }, (_, at) => ({
    ...whole,
    flows: whole.flows.slice(at * FLOWS_IN_A_STACK, (at + 1) * FLOWS_IN_A_STACK),
  }));
}

function stackOf(
  scope: App,
  part: CompiledProject,
  all: TaskBundles,
  environmentName: string,
): FlowStack {
  return new FlowStack(scope, `nagare-${environmentName}`, {
    project: part,
    environmentName,
    environment: {},
    bundles: all,
  });
}
