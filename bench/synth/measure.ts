/** `node measure.ts FOLDER` synthesizes the project in FOLDER as `cdk synth` does, and prints what that took and made, as JSON: see `Synthesized`. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { App, type Stack } from "aws-cdk-lib";
import { compileProject } from "../../lib/compiler/index.ts";
import { sizesOf } from "../../lib/constructs/check-stack-sizes.ts";
import { bundleTasks, FlowStack } from "../../lib/constructs/index.ts";
import type { Synthesized } from "./index.ts";

const folder = process.argv[2] ?? "";
const { context } = JSON.parse(readFileSync(join(import.meta.dirname, "../../cdk.json"), "utf8"));
const start = performance.now();
const project = compileProject(folder);
const [problem] = project.diagnostics;
if (problem !== undefined) throw new Error(`${problem.span.file}: ${problem.message}`);
const compiled = performance.now();
const bundles = await bundleTasks(project, join(folder, ".nagare/lambda"));
const bundled = performance.now();
const app = new App({ context, outdir: join(folder, "cdk.out") });
const stack = new FlowStack(app, "nagare-dev", {
  project,
  environmentName: "dev",
  environment: {},
  bundles,
});
app.synth();
const end = performance.now();

const resources = [...sizesOf(stack).values()];
const bytes = [...sizesOf(stack).keys()].map((each) => bytesOf(each, app.outdir));
const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
const { user, system } = process.cpuUsage();
const synthesized: Synthesized = {
  flows: project.flows.length,
  compileMs: compiled - start,
  bundleMs: bundled - compiled,
  synthMs: end - bundled,
  wallMs: performance.now(),
  cpuMs: (user + system) / 1000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
  stacks: resources.length,
  resources: sum(resources),
  mostResources: Math.max(...resources),
  bytes: sum(bytes),
  mostBytes: Math.max(...bytes),
};
console.log(JSON.stringify(synthesized));

function bytesOf({ templateFile }: Stack, folder: string): number {
  return statSync(join(folder, templateFile)).size;
}
