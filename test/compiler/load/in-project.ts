import {
  createSourceCache,
  type LoadedProject,
  loadProject,
} from "../../../lib/compiler/1-load/index.ts";
import { inFolder } from "../support/in-folder.ts";

const cache = createSourceCache();

/** A project of the given files, inside the checkout so that `nagare` resolves; gone after the test. */
export function inProject<T>(
  files: Readonly<Record<string, string>>,
  use: (project: LoadedProject, directory: string) => T,
  parent: string = import.meta.dirname,
): T {
  return inFolder(files, (directory) => use(loadProject(directory, { cache }), directory), parent);
}

/** The codes of a project's diagnostics. */
export function codesOf(project: LoadedProject): readonly string[] {
  return project.diagnostics.map(({ code }) => code);
}
