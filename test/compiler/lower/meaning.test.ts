/** Each flow of `cases/`, natively and compiled, on each of its inputs: the same outcome. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createSourceCache } from "../../../lib/compiler/1-load/index.ts";
import { compileProject } from "../../../lib/compiler/index.ts";
import { renderText } from "../../../lib/diagnostics/index.ts";
import type { Flow, Task } from "../../../lib/flow/index.ts";
import { runCompiled } from "../../agreement/compiled.ts";
import { inVirtualTime } from "../../agreement/in-virtual-time.ts";
import { runNatively } from "../../agreement/native.ts";

const folder = join(import.meta.dirname, "cases");
const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));
const cache = createSourceCache();

interface CaseModule {
  readonly default: Flow<unknown, unknown>;
  readonly inputs: readonly never[];
}

describe("a lowered flow", () => {
  it.each(names)("means the same as in Node: %s", async (name) => {
    const exports: CaseModule = await import(join(folder, name));
    const { flows, diagnostics } = compileProject(folder, { files: [name], cache });
    const source = (file: string): string => readFileSync(join(folder, file), "utf8");
    expect(renderText(diagnostics, { source, color: false })).toBe("");
    const [flow] = flows;
    if (flow === undefined) throw new Error(`${name} declares no flow`);
    const isTask = (one: unknown): one is Task<unknown, unknown> =>
      typeof one === "function" && "kind" in one && one.kind === "task";
    const module = { flow: exports.default, tasks: Object.values(exports).filter(isTask) };
    for (const input of exports.inputs) {
      const compiled = await runCompiled([flow], module, input);
      expect({ input, ...compiled }).toEqual({
        input,
        ...(await inVirtualTime(() => runNatively(module, input))),
      });
    }
  });
});
