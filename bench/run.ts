/**
 * `npm run bench -- NAME` runs bench/NAME.ts (or bench/NAME/index.ts), prints its table and ends with one line: the figure, its target, and
 * whether it holds. Exit code 1 when it doesn't, 2 when there is no such bench.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Bench, holds, verdict } from "./support/bench.ts";

const [name = ""] = process.argv.slice(2);
const file = fileOf(name);
if (file === undefined) {
  if (name !== "") console.error(`there is no bench "${name}"`);
  console.error(`usage: npm run bench -- NAME\n\n${benches().join("\n")}`);
  process.exitCode = 2;
} else {
  const { default: bench }: { default: Bench } = await import(file);
  const { rows, figure } = await bench();
  console.table(rows);
  console.log(verdict(figure));
  process.exitCode = holds(figure) ? 0 : 1;
}

function fileOf(bench: string): string | undefined {
  if (!benches().includes(bench)) return undefined;
  return candidates(bench).find((candidate) => existsSync(candidate));
}

function benches(): readonly string[] {
  return readdirSync(import.meta.dirname)
    .map((entry) => entry.replace(/\.ts$/, ""))
    .filter((bench) => bench !== "run" && candidates(bench).some((file) => existsSync(file)))
    .sort();
}

function candidates(bench: string): readonly string[] {
  return [`${bench}.ts`, join(bench, "index.ts")].map((path) => join(import.meta.dirname, path));
}
