import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { writeProject } from "../compiler/generate.ts";
import type { Measured } from "../support/bench.ts";

/** What one process measured of a synth, from its own start to its end. */
export interface Synthesized {
  readonly flows: number;
  readonly compileMs: number;
  readonly bundleMs: number;
  readonly synthMs: number;
  readonly wallMs: number;
  /** Of the process itself: esbuild's is another. */
  readonly cpuMs: number;
  readonly peakMiB: number;
  /** With the nested ones. */
  readonly stacks: number;
  readonly resources: number;
  /** Of the largest stack: CloudFormation takes 500. */
  readonly mostResources: number;
  /** Of all templates. */
  readonly bytes: number;
  /** Of the largest template: CloudFormation takes 1 MB. */
  readonly mostBytes: number;
}

/** Synthesizes projects of generated flows without a network: cold, and again in a new process with nothing changed. */
export default async function synth(): Promise<Measured> {
  const pairs = [3, 50, 500].map(synthesizedTwice);
  const last = pairs.at(-1);
  return {
    rows: pairs.flatMap(({ cold, unchanged }) => [row("cold", cold), row("unchanged", unchanged)]),
    figure: {
      name: `time of a cold synth of 500 flows (load of the machine ${loadavg()[0]?.toFixed(1)})`,
      value: (last?.cold.wallMs ?? Number.NaN) / 1000,
      unit: "s",
      target: { atMost: 60 },
    },
  };
}

interface Pair {
  readonly cold: Synthesized;
  readonly unchanged: Synthesized;
}

function synthesizedTwice(flows: number): Pair {
  const folder = mkdtempSync(join(tmpdir(), "nagare-bench-"));
  try {
    writeProject(folder, flows);
    return { cold: synthesized(folder), unchanged: synthesized(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function synthesized(folder: string): Synthesized {
  const file = join(import.meta.dirname, "measure.ts");
  const args = ["--conditions=nagare:source", file, folder];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.slice(stdout.lastIndexOf("{")));
}

function row(what: string, measured: Synthesized) {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  return {
    flows: measured.flows,
    what,
    compile: seconds(measured.compileMs),
    bundle: seconds(measured.bundleMs),
    synth: seconds(measured.synthMs),
    "in all": seconds(measured.wallMs),
    "CPU time": seconds(measured.cpuMs),
    "peak memory": `${measured.peakMiB.toFixed(0)} MiB`,
    stacks: measured.stacks,
    resources: measured.resources,
    "most in a stack": measured.mostResources,
    "largest template": `${(measured.mostBytes / 1000).toFixed(0)} KB`,
  };
}
