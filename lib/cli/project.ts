import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type CompiledFlow, type CompiledProject, compileProject } from "../compiler/index.ts";
import { type Diagnostic, renderText } from "../diagnostics/index.ts";
import { wrongUsage } from "./cli-error.ts";
import { closest } from "./closest.ts";
import { hasColor } from "./terminal.ts";

/** The project that a command works on: the nearest folder upwards that has `flows/`. */
export function projectFolder(from = process.cwd()): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "flows"))) return folder;
    if (dirname(folder) === folder) {
      throw wrongUsage(`there is no folder flows/ in ${from} or above it`);
    }
  }
}

/** Compiles the project. */
export function openProject(): CompiledProject {
  return compileProject(projectFolder());
}

/** Where the local service of a project keeps its state. */
export function stateFolder(project: CompiledProject): string {
  return join(project.directory, ".nagare");
}

/** The flow of that name; if it doesn't compile, what is wrong; if there is none, which there are. */
export function flowNamed(project: CompiledProject, name: string): CompiledFlow {
  const flow = project.flows.find((one) => one.name === name);
  if (flow !== undefined) return flow;
  const errors = project.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw wrongUsage(rendered(project, errors));
  const names = project.flows.map((one) => one.name);
  const known = names.length === 0 ? "flows/ has no flow" : `flows: ${names.sort().join(", ")}`;
  const guess = closest(name, names);
  const hint = guess === undefined ? "" : `; did you mean ${guess}?`;
  throw wrongUsage(`there is no flow "${name}"${hint}\n${known}`);
}

/** Diagnostics as text for stderr. */
export function rendered(project: CompiledProject, diagnostics: readonly Diagnostic[]): string {
  return renderText(diagnostics, {
    source: (file) => sourceText(project, file),
    color: hasColor(process.stderr),
  });
}

export function sourceText(project: CompiledProject, file: string): string | undefined {
  const path = join(project.directory, file);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
