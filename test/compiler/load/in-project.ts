import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  createSourceCache,
  type LoadedProject,
  loadProject,
} from "../../../lib/compiler/1-load/index.ts";

const cache = createSourceCache();

/** A project of the given files, inside the checkout so that `nagare` resolves; gone after the test. */
export function inProject<T>(
  files: Readonly<Record<string, string>>,
  use: (project: LoadedProject, directory: string) => T,
  parent: string = import.meta.dirname,
): T {
  const directory = mkdtempSync(join(parent, ".project-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    return use(loadProject(directory, { cache }), directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The codes of a project's diagnostics. */
export function codesOf(project: LoadedProject): readonly string[] {
  return project.diagnostics.map(({ code }) => code);
}
