import { globSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** The files of `flows/`, sorted; undefined when there is no such folder. */
export function findFlowFiles(directory: string): readonly string[] | undefined {
  const folder = join(directory, "flows");
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
  return globSync("**/*.ts", { cwd: folder, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !file.endsWith(".d.ts") && !file.split(/[/\\]/).includes("node_modules"))
    .sort()
    .map((file) => join(folder, file));
}
