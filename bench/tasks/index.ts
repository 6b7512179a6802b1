import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { bundleTask } from "../../lambda/task/bundle.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import type { Measured } from "../support/bench.ts";
import { wallsOf } from "../support/processes.ts";

const root = join(import.meta.dirname, "../..");

/** What the wrapper may add to a bundle beyond the logger, and to a start. */
const MOST_KB = 60;
const MOST_TIMES = 1.3;

/** The task of `flows/hello.ts` as Lambda gets it, beside the same function bundled by esbuild alone: size, and time to the first answer. */
export default async function tasks(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "nagare-bench-"));
  try {
    const task = compileProject(root).tasks.find(({ name }) => name === "greet");
    if (task === undefined) throw new Error("flows/hello.ts has no task greet");
    const ours = await bundleTask(task, join(folder, "ours"));
    const bare = await bundled(folder, "bare.mjs", BARE);
    const logger = await bundled(folder, "logger.mjs", LOGGER);
    const beyond = kilobytes(ours.bytes - logger.bytes - bare.bytes);
    const starts = await compareStarts(ours.file, bare.file);
    return {
      rows: [
        { what: "bundle of the task", result: `${kilobytes(ours.bytes).toFixed(1)} KB` },
        { what: "of it the logger", result: `${kilobytes(logger.bytes).toFixed(1)} KB` },
        { what: "bare handler", result: `${kilobytes(bare.bytes).toFixed(1)} KB` },
        {
          what: `task over bare handler, beyond the logger (at most ${MOST_KB} KB)`,
          result: `${beyond.toFixed(1)} KB`,
        },
        { what: "start of the task", result: `${starts.oursMs.toFixed(0)} ms` },
        {
          what: "start of the task, with its line in the log",
          result: `${starts.loggedMs.toFixed(0)} ms`,
        },
        { what: "start of the bare handler", result: `${starts.bareMs.toFixed(0)} ms` },
        {
          what: `start over the bare handler's (at most ${MOST_TIMES} x)`,
          result: `${starts.ratio.toFixed(2)} x`,
        },
      ],
      figure: {
        name: `greatest of: size beyond the logger over ${MOST_KB} KB, start over ${MOST_TIMES} times the bare handler's`,
        value: Math.max(beyond / MOST_KB, starts.ratio / MOST_TIMES),
        unit: "x",
        target: { atMost: 1 },
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const BARE = 'export const handler = async ({ who }) => ({ greeting: "Hello, " + who });';
const LOGGER =
  'import { LogFormatter, Logger, LogItem } from "@aws-lambda-powertools/logger"; console.log(new Logger(), LogFormatter, LogItem);';

async function bundled(
  folder: string,
  name: string,
  contents: string,
): Promise<{ readonly file: string; readonly bytes: number }> {
  const file = join(folder, name);
  const { metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    outfile: file,
    bundle: true,
    minify: true,
    keepNames: true,
    platform: "node",
    target: "node22",
    format: "esm",
    metafile: true,
  });
  const [output] = Object.values(metafile.outputs);
  return { file, bytes: output?.bytes ?? 0 };
}

const kilobytes = (bytes: number): number => bytes / 1000;

/** In turns, so that a busy moment of the machine falls on both. */
async function compareStarts(
  ours: string,
  bare: string,
): Promise<Starts & { readonly ratio: number }> {
  const rounds: Starts[] = [];
  for (let round = 0; round < 12; round++) {
    const [oursMs, bareMs] = [await startOf(ours), await startOf(bare)];
    rounds.push({ oursMs, bareMs, loggedMs: await startOf(ours, DEPLOYED) });
  }
  const least = (of: keyof Starts): number => Math.min(...rounds.map((each) => each[of]));
  const [oursMs, bareMs, loggedMs] = [least("oursMs"), least("bareMs"), least("loggedMs")];
  return { oursMs, bareMs, loggedMs, ratio: oursMs / bareMs };
}

interface Starts {
  readonly oursMs: number;
  readonly bareMs: number;
  readonly loggedMs: number;
}

/** Where the wrapper writes a line for each invocation. */
const DEPLOYED = 'process.env.NAGARE_ENVIRONMENT = "prod"; ';

/** A process that loads the bundle, as Lambda's runtime does, and invokes it once. */
async function startOf(file: string, before = ""): Promise<number> {
  const invoke = `${before}import(${JSON.stringify(file)}).then(({ handler }) => handler({ who: "bench" }, { awsRequestId: "bench" }))`;
  const { minMs } = await wallsOf(process.execPath, ["--eval", invoke], 3);
  return minMs;
}
