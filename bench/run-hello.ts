import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Measured } from "./support/bench.ts";
import { wallsOf, wallsRow } from "./support/processes.ts";

const root = join(import.meta.dirname, "..");

/** `nagare run hello --json` from a cold start to its exit: compile, bundle, local service, run, answer. As installed, from dist/. */
export default async function runHello(): Promise<Measured> {
  const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const floor = await wallsOf(process.execPath, ["--eval", "0"], 10);
  const walls = await wallsOf(
    process.execPath,
    [join(root, bin.nagare), "run", "hello", "--json"],
    10,
  );
  const { status } = JSON.parse(walls.stdout);
  if (status !== "SUCCEEDED") throw new Error(`the run ended as ${status}`);
  return {
    rows: [wallsRow("nagare run hello", walls), wallsRow("node --eval 0", floor)],
    figure: {
      name: "median wall time of nagare run hello",
      value: walls.medianMs,
      unit: "ms",
      target: { atMost: 1000 },
    },
  };
}
