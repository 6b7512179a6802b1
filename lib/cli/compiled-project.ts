import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CompiledProject } from "../compiler/index.ts";
import { withEndingCalendars } from "../ending-calendars/index.ts";

/**
 * The project, compiled; from the last time if nothing has changed since. TypeScript takes most of a second to load alone, so that a run of an
 * unchanged flow starts at once. Only a project without errors is kept.
 *
 * @param directory the project's folder, absolute; the result is kept in its `.nagare/compiled.json`.
 * @param now for what is said of calendars that end.
 */
export async function compiledProject(
  directory: string,
  now = new Date(),
): Promise<CompiledProject> {
  return withEndingCalendars(await keptProject(directory), now);
}

async function keptProject(directory: string): Promise<CompiledProject> {
  const file = join(directory, ".nagare", "compiled.json");
  const kept = readKept(file);
  if (kept !== undefined && kept.state === stateOf(directory, kept.project)) return kept.project;
  const { compileProject } = await import("../compiler/index.ts");
  const project = compileProject(directory);
  if (!project.diagnostics.some(({ severity }) => severity === "error"))
    keep(file, directory, project);
  return project;
}

interface Kept {
  readonly state: string;
  readonly project: CompiledProject;
}

function readKept(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Written beside and moved in place: a reader never meets half of it. A folder that can't be written to only costs the time. */
function keep(file: string, directory: string, project: CompiledProject): void {
  const kept: Kept = { state: stateOf(directory, project), project };
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}

/** All that the result depends on, by time and size: the sources, which flow files there are, the settings, images and scripts, and the compiler itself. */
function stateOf(directory: string, { sources, containers }: CompiledProject): string {
  const images = containers.flatMap(({ image, script }) => [
    ...(image.kind === "folder" ? [join(image.path, "Dockerfile")] : []),
    ...(script === undefined ? [] : [script.file]),
  ]);
  const settings = ["package.json", "tsconfig.json"].map((name) => join(directory, name));
  const flows = filesBelow(join(directory, "flows"), "**/*.ts");
  const compiler = ["calendar", "compiler", "flow", "diagnostics"].flatMap((part) =>
    filesBelow(join(import.meta.dirname, "..", part), "**/*.{ts,js}"),
  );
  const files = [...sources, ...images, ...settings, ...flows, ...compiler];
  return createHash("sha256").update(files.map(stamp).join("\n")).digest("hex");
}

function filesBelow(folder: string, pattern: string): readonly string[] {
  return globSync(pattern, { cwd: folder })
    .sort()
    .map((file) => join(folder, file));
}

function stamp(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return `${file} ${found?.mtimeMs} ${found?.size}`;
}
