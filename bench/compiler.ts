import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { compileProject, createSourceCache } from "../lib/compiler/index.ts";
import type { Measured } from "./support/bench.ts";

const project = join(import.meta.dirname, "..");

/**
 * Compiles this repository's flows again and again: TypeScript's program and checker included. The first one is from nothing, the others have the
 * library files parsed already, as in `nagare dev`.
 */
export default async function compiler(): Promise<Measured> {
  const cache = createSourceCache();
  const times = Array.from({ length: 8 }, () => timed(() => compileProject(project, { cache })));
  const [first = Number.NaN, ...rest] = times.map(({ ms }) => ms);
  const median = rest.sort((a, b) => a - b)[Math.floor(rest.length / 2)] ?? Number.NaN;
  const { flows, diagnostics } = times[0]?.result ?? { flows: [], diagnostics: [] };
  if (flows.length === 0) throw new Error(`nothing was compiled: ${diagnostics[0]?.message}`);
  return {
    rows: [
      {
        what: "first in its process",
        "all flows": `${first.toFixed(0)} ms`,
        "a flow": perFlow(first),
      },
      {
        what: "median of the next 7",
        "all flows": `${median.toFixed(0)} ms`,
        "a flow": perFlow(median),
      },
    ],
    figure: {
      name: "compile time of a flow, warm",
      value: median / flows.length,
      unit: "ms",
      target: { atMost: 250 },
    },
  };

  function perFlow(ms: number): string {
    return `${(ms / flows.length).toFixed(0)} ms`;
  }
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}
