import { basename, dirname, extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";
import type { TaskToBundle } from "./bundle.ts";
import { shapeChecksModule } from "./shape-checks.ts";
import { exportedName } from "./task-source.ts";

/** Of the entries, which are no files. */
export const entryNamespace = "nagare-entry";

/** An esbuild plugin that makes the entries of tasks' bundles, `nagare-entry:<key>`: the task in its wrapper, as Lambda's handler. */
export function taskEntries(tasks: ReadonlyMap<string, TaskToBundle>): Plugin {
  return {
    name: "nagare-task-entries",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^nagare-entry:/ }, ({ path }) => ({
        path: path.slice(entryNamespace.length + 1),
        namespace: entryNamespace,
      }));
      onLoad({ filter: /.*/, namespace: entryNamespace }, ({ path }) => {
        const task = tasks.get(path);
        return (
          task && { contents: entryOf(path, task), resolveDir: dirname(task.file), loader: "ts" }
        );
      });
    },
  };
}

function entryOf(key: string, { file, variable, name = variable }: TaskToBundle): string {
  const wrapper = fileURLToPath(new URL(`./index${extname(import.meta.url)}`, import.meta.url));
  return [
    `import { taskHandler } from ${JSON.stringify(wrapper)};`,
    `import { ${exportedName(variable)} as it } from ${JSON.stringify(`./${basename(file)}`)};`,
    `import * as checks from ${JSON.stringify(`${shapeChecksModule}/${key}`)};`,
    `export const handler = taskHandler(it, { task: ${JSON.stringify(name)}, ...checks });`,
  ].join("\n");
}
