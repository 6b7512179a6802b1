import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pMap from "p-map";
import { bundleTask } from "../../lambda/task/bundle.ts";
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
  const bundled = await pMap(
    project.tasks,
    async (task) => {
      const own = join(folder, task.name);
      if (!isUnchanged(task, own, fingerprint)) await bundle(task, own, fingerprint);
      return [task.name, own] as const;
    },
    { concurrency: 8 },
  );
  return new Map(bundled);
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

async function bundle(
  task: TaskDeclaration,
  folder: string,
  fingerprint: BundleFingerprint,
): Promise<void> {
  rmSync(recordOf(folder), { force: true });
  try {
    const { sources } = await bundleTask(task, folder);
    const made = fingerprint(task, sources);
    const record: BundleRecord = { sources, made, bundle: folderFingerprint(folder) };
    writeFileSync(recordOf(folder), JSON.stringify(record));
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
