import { join } from "node:path";
import pMap from "p-map";
import { bundleTask } from "../../lambda/task/bundle.ts";
import type { CompiledProject, TaskDeclaration } from "../compiler/index.ts";
import { ConfigurationError } from "./configuration-error.ts";

/** By task name: the folder that holds the task's bundle. */
export type TaskBundles = ReadonlyMap<string, string>;

/**
 * Bundles the project's tasks for Lambda, as the local service does for itself.
 *
 * @param folder absolute; keep it at the same place of the project, since source maps say where it lies from the sources.
 */
export async function bundleTasks(project: CompiledProject, folder: string): Promise<TaskBundles> {
  const bundled = await pMap(project.tasks, (task) => bundle(task, join(folder, task.name)), {
    concurrency: 8,
  });
  return new Map(bundled);
}

async function bundle(task: TaskDeclaration, folder: string): Promise<readonly [string, string]> {
  try {
    await bundleTask(task, folder);
    return [task.name, folder];
  } catch (error) {
    const { file, line, column } = task.span;
    throw new ConfigurationError(
      `${file}:${line}:${column}: task "${task.name}" can't be bundled: ${reasonOf(error)}`,
      { cause: error },
    );
  }
}

/** esbuild's message is a summary; its list of errors has the text and the place. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first] = "errors" in error && Array.isArray(error.errors) ? error.errors : [];
  return typeof first?.text === "string" ? first.text : error.message;
}
