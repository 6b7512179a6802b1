import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { JsonValue } from "../../../lib/asl/index.ts";
import { compileProject, createSourceCache } from "../../../lib/compiler/index.ts";
import { renderText } from "../../../lib/diagnostics/index.ts";
import type { Flow, Task } from "../../../lib/flow/index.ts";
import { runCompiled } from "../compiled.ts";
import { type Outcome, runNatively } from "../native.ts";
import type { ErrorFlow, ErrorInput } from "./error-flow.ts";
import { nameOfFlow, sourceOf } from "./source-of.ts";

/** One flow that means one thing in Node and another on Step Functions, or that is refused. */
export interface Disagreement {
  readonly index: number;
  readonly input?: ErrorInput;
  readonly natively: unknown;
  readonly compiled: unknown;
}

interface Generated {
  readonly calls: number[];
  readonly step: Task<unknown, unknown>;
}

const cache = createSourceCache();

/** Runs each flow on each of its inputs, natively and compiled: what they give, and which steps they called in which order. */
export async function disagreementsOf(
  flows: readonly ErrorFlow[],
): Promise<readonly Disagreement[]> {
  // Inside the checkout, where `nagare` is found.
  const folder = mkdtempSync(join(import.meta.dirname, ".project-"));
  try {
    const file = join(folder, "flow.ts");
    writeFileSync(file, sourceOf(flows));
    return await inFolder(folder, flows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A crash of the compiler is a disagreement of the flow that it crashes on, and the others are compared. */
async function halves(
  flows: readonly ErrorFlow[],
  crash: unknown,
): Promise<readonly Disagreement[]> {
  const middle = flows.length >> 1;
  if (middle === 0)
    return [{ index: 0, natively: "", compiled: `the compiler threw ${stackOf(crash)}` }];
  const first = await disagreementsOf(flows.slice(0, middle));
  const second = await disagreementsOf(flows.slice(middle));
  const shifted = second.map((each) => ({ ...each, index: each.index + middle }));
  return [...first, ...shifted];
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function inFolder(
  folder: string,
  flows: readonly ErrorFlow[],
): Promise<readonly Disagreement[]> {
  const file = join(folder, "flow.ts");
  let project: ReturnType<typeof compileProject>;
  try {
    project = compileProject(folder, { files: ["flow.ts"], cache });
  } catch (crash) {
    return await halves(flows, crash);
  }
  const refused = renderText(project.diagnostics, {
    source: () => readFileSync(file, "utf8"),
    color: false,
  });
  if (refused !== "") return [{ index: -1, natively: "", compiled: refused }];
  const exports: Generated & Record<string, unknown> = await import(pathToFileURL(file).href);
  const child = project.flows.find(({ name }) => name === "child");
  const found: Disagreement[] = [];
  for (const [index, { inputs }] of flows.entries()) {
    const main = project.flows.find(({ name }) => name === nameOfFlow(index));
    if (main === undefined || child === undefined) throw new Error(`no flow ${index}`);
    const module = {
      flow: exports[`flow${index}`] as Flow<unknown, unknown>,
      tasks: [exports.step],
    };
    for (const input of inputs) {
      const natively = await counted(exports, () => runNatively(module, input));
      const compiled = await counted(exports, () =>
        runCompiled([main, child], module, input as unknown as JsonValue),
      );
      if (isSame(natively, compiled)) continue;
      found.push({ index, input, natively, compiled });
      break;
    }
  }
  return found;
}

interface Counted {
  readonly outcome: Outcome;
  readonly calls: readonly number[];
}

/** What nobody catches of an expression's errors ends a run by Step Functions' own name for it, with the error in the cause. */
function isSame(natively: Counted, compiled: Counted): boolean {
  const [left, right] = [natively.outcome, compiled.outcome];
  const isUncaught = "error" in right && right.error === "States.QueryEvaluationError";
  if (!isUncaught) return JSON.stringify(natively) === JSON.stringify(compiled);
  const isFound = "error" in left && right.message.endsWith(`${left.error}: ${left.message}`);
  return isFound && JSON.stringify(natively.calls) === JSON.stringify(compiled.calls);
}

async function counted(exports: Generated, run: () => Promise<Outcome>): Promise<Counted> {
  exports.calls.length = 0;
  const outcome = await run();
  return { outcome, calls: [...exports.calls] };
}
