/** `node measure.ts COUNT` compiles a project of COUNT flows and prints what that took, as JSON: see `Compiled`. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileProject, createCompiler, createSourceCache } from "../../lib/compiler/index.ts";
import type { CompiledProject } from "../../lib/compiler/project.ts";
import { flowText, nameOf, writeProject } from "./generate.ts";
import type { Compiled } from "./index.ts";

const flows = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), "nagare-bench-"));
try {
  writeProject(folder, flows);
  const cache = createSourceCache();
  const coldMs = cpuOf(() => compileProject(folder, { cache }));
  const warmMs = cpuOf(() => compileProject(folder, { cache }));
  const changedMs = median(changes());
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  const compiled: Compiled = { flows, coldMs, warmMs, changedMs, peakMiB };
  console.log(JSON.stringify(compiled));
} finally {
  rmSync(folder, { recursive: true });
}

/** One file after the other is edited, as an author does; each shape of flow has its turn. */
function changes(): readonly number[] {
  const compiler = createCompiler(folder);
  compiler.compile();
  return Array.from({ length: 12 }, (_, at) => {
    const edited = at % Math.min(flows, 4);
    writeFileSync(join(folder, `flows/${nameOf(edited)}.ts`), flowText(edited, at + 1));
    return cpuOf(() => compiler.compile());
  });
}

function cpuOf(work: () => CompiledProject): number {
  const before = process.cpuUsage();
  const project = work();
  const { user, system } = process.cpuUsage(before);
  const [problem] = project.diagnostics;
  if (problem !== undefined) throw new Error(`${problem.span.file}: ${problem.message}`);
  if (project.flows.length !== flows) throw new Error(`${project.flows.length} flows compiled`);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
