import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleTasks as bundleForLambda } from "../../lambda/task/bundle.ts";
import type { CompiledProject, TaskDeclaration } from "../compiler/index.ts";
import {
  type BundleFingerprint,
  bundleFingerprints,
  folderFingerprint,
} from "./bundle-fingerprints.ts";
import { ConfigurationError } from "./configuration-error.ts";

/** By task name: the folder that holds the task's bundle. */
export type TaskBundles = ReadonlyMap<string, string>;

/**
 * Bundles the project's tasks for Lambda, as the local service does for itself. A bundle that is there already is kept when everything that went into it is as it was.
 *
 * @param folder absolute; keep it at the same place of the project, since source maps say where it lies from the sources.
 */
export async function bundleTasks(project: CompiledProject, folder: string): Promise<TaskBundles> {
  const fingerprint = bundleFingerprints();
  const stale = project.tasks.filter(
    (task) => !isUnchanged(task, join(folder, task.name), fingerprint),
  );
  for (const { name } of stale) rmSync(recordOf(join(folder, name)), { force: true });
  const made = await bundleAll(new Map(stale.map((task) => [task.name, task])), folder);
  for (const task of stale) {
    const own = join(folder, task.name);
    const sources = made.get(task.name)?.sources ?? [];
    const record: BundleRecord = {
      sources,
      made: fingerprint(task, sources),
      bundle: folderFingerprint(own),
    };
    writeFileSync(recordOf(own), JSON.stringify(record));
  }
  return new Map(project.tasks.map(({ name }) => [name, join(folder, name)]));
}

/** Beside the bundle's folder, all of which goes to Lambda. */
interface BundleRecord {
  readonly sources: readonly string[];
  readonly made: string;
  readonly bundle: string;
}

const recordOf = (folder: string): string => `${folder}.made.json`;

function isUnchanged(
  task: TaskDeclaration,
  folder: string,
  fingerprint: BundleFingerprint,
): boolean {
  if (!existsSync(recordOf(folder))) return false;
  const { sources, made, bundle }: BundleRecord = JSON.parse(
    readFileSync(recordOf(folder), "utf8"),
  );
  return bundle === folderFingerprint(folder) && made === fingerprint(task, sources);
}

type Tasks = ReadonlyMap<string, TaskDeclaration>;

async function bundleAll(tasks: Tasks, folder: string): ReturnType<typeof bundleForLambda> {
  try {
    return await bundleForLambda(tasks, folder);
  } catch (error) {
    throw await refusal(tasks, folder, error);
  }
}

/** Names the task that can't be bundled: an error of many at once doesn't say for which of them a file was read. */
async function refusal(tasks: Tasks, folder: string, error: unknown): Promise<unknown> {
  for (const [name, task] of tasks) {
    try {
      await bundleForLambda(new Map([[name, task]]), folder);
    } catch (cause) {
      const { file, line, column } = task.span;
      return new ConfigurationError(
        `${file}:${line}:${column}: task "${name}" can't be bundled: ${reasonOf(cause)}`,
        { cause },
      );
    }
  }
  return error;
}

/** esbuild's message is a summary; its list of errors has the text and the place. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first] = "errors" in error && Array.isArray(error.errors) ? error.errors : [];
  return typeof first?.text === "string" ? first.text : error.message;
}
