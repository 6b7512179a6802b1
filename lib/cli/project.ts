import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { CompiledFlow, CompiledProject } from "../compiler/index.ts";
import { closest, type Diagnostic, renderText } from "../diagnostics/index.ts";
import { wrongUsage } from "./cli-error.ts";
import { compiledProject } from "./compiled-project.ts";
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
export async function openProject(): Promise<CompiledProject> {
  return await compiledProject(projectFolder());
}

/** Where the local service of a project keeps its state. */
export function stateFolder(project: CompiledProject): string {
  return join(project.directory, ".nagare");
}

/** The flow of that name. If there is none: the one that was meant, or what keeps it from compiling, or which there are. */
export function flowNamed(project: CompiledProject, name: string): CompiledFlow {
  const flow = project.flows.find((one) => one.name === name);
  if (flow !== undefined) return flow;
  const refused = project.refused.find((one) => one.name === name);
  if (refused !== undefined)
    throw wrongUsage(`${rendered(project, refused.errors)}\nflow "${name}" does not compile`);
  const names = [...project.flows, ...project.refused].map((one) => one.name).sort();
  const guess = closest(name, names);
  if (guess !== undefined) throw wrongUsage(`there is no flow "${name}"; did you mean ${guess}?`);
  const told = names.length === 0 ? `${rendered(project, errorsOf(project))}\n` : "";
  const known = names.length === 0 ? "flows/ declares none" : `flows: ${names.join(", ")}`;
  throw wrongUsage(`${told}there is no flow "${name}"; ${known}`);
}

function errorsOf(project: CompiledProject): readonly Diagnostic[] {
  return project.diagnostics.filter(({ severity }) => severity === "error");
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
