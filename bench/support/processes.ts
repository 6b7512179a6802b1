import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";

/** What one program took, from its start to its end as seen from outside, over several runs in a row. */
export interface Walls {
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  /** What the last run wrote to stdout. */
  readonly stdout: string;
}

/** Runs a program `count` times, and twice before that to fill the caches. Throws when a run fails. */
export async function wallsOf(
  file: string,
  args: readonly string[],
  count: number,
): Promise<Walls> {
  const times: number[] = [];
  let stdout = "";
  for (let index = -2; index < count; index++) {
    const start = performance.now();
    stdout = await outputOf(file, args);
    if (index >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return { medianMs: at(0.5), minMs: at(0), maxMs: at(1), stdout };
}

/** A line of the table. */
export function wallsRow(what: string, { medianMs, minMs, maxMs }: Walls) {
  const [median, min, max] = [medianMs, minMs, maxMs].map((ms) => `${ms.toFixed(0)} ms`);
  return { what, median: String(median), min: String(min), max: String(max) };
}

function outputOf(file: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data) => {
      stdout += data;
    });
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`${[file, ...args].join(" ")} exited with ${code}\n${stderr}`));
    });
  });
}
