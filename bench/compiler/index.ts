import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Measured } from "../support/bench.ts";

/** What one process measured of a project of so many flows: CPU time of its own, for a shared machine's clock tells of its neighbours. */
export interface Compiled {
  readonly flows: number;
  /** Milliseconds of the first compilation in a process, and of the second, which has the library files parsed. */
  readonly coldMs: number;
  readonly warmMs: number;
  /** After one flow's file has changed, as in `nagare dev`: the median of several. */
  readonly changedMs: number;
  readonly peakMiB: number;
}

/** Compiles projects of generated flows, each in a process of its own: cold, warm, and after a change of one file. */
export default async function compiler(): Promise<Measured> {
  const compiled = [1, 50, 500].map(measured);
  const last = compiled.at(-1);
  return {
    rows: compiled.map(({ flows, coldMs, warmMs, changedMs, peakMiB }) => ({
      flows,
      cold: `${coldMs.toFixed(0)} ms`,
      warm: `${warmMs.toFixed(0)} ms`,
      "a flow, warm": `${(warmMs / flows).toFixed(1)} ms`,
      "one file changed": `${changedMs.toFixed(0)} ms`,
      "peak memory": `${peakMiB.toFixed(0)} MiB`,
    })),
    figure: {
      name: "CPU time to compile again after a change of one of 500 files",
      value: last?.changedMs ?? Number.NaN,
      unit: "ms",
      target: { atMost: 300 },
    },
  };
}

function measured(flows: number): Compiled {
  const file = join(import.meta.dirname, "measure.ts");
  const args = ["--conditions=nagare:source", file, String(flows)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${flows} flows: ${stderr}`);
  return JSON.parse(stdout);
}
