import { copyFile, mkdir, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ContainerDeclaration } from "../declarations.ts";
import { copyFolder } from "./copy-folder.ts";

/** Where one container of one run works. */
export interface WorkingFolder {
  readonly path: string;
  /** Where its script lies, if it has one. */
  readonly script?: string;
  /** Takes it away, and the run's folder with the last of its containers. */
  remove(): Promise<void>;
}

/**
 * Makes a folder for a container to work in: a copy of its image's folder, as the image would have one, or an empty one for a script. Undefined where there is nothing
 * to copy: a `local` command of another image runs in the project.
 *
 * @param run the folder of the run
 */
export async function workingFolder(
  { name, image, script }: ContainerDeclaration,
  run: string,
): Promise<WorkingFolder | undefined> {
  if (image.kind !== "folder" && script === undefined) return undefined;
  const path = await firstFree(run, name);
  if (image.kind === "folder") await copyFolder(image.path, path);
  const copied = script && join(path, basename(script.file));
  if (script && copied) await copyFile(script.file, copied);
  return { path, ...(copied && { script: copied }), remove: () => remove(path) };
}

/** `load-1`, then `load-2`: tries and items of a map have each their own. */
async function firstFree(run: string, name: string): Promise<string> {
  for (let count = 1; ; ) {
    const path = join(run, `${name}-${count}`);
    const outcome = await makeFolder(run, path);
    if (outcome === "made") return path;
    if (outcome === "taken") count += 1;
  }
}

/** `gone`: another container of the run was the last, and took the run's folder with it. */
async function makeFolder(run: string, path: string): Promise<"made" | "taken" | "gone"> {
  try {
    await mkdir(run, { recursive: true });
    await mkdir(path);
    return "made";
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return "taken";
    if (code === "ENOENT") return "gone";
    throw error;
  }
}

/** What can't be removed stays: a container may have taken the right to. */
async function remove(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
    for (let empty = dirname(path); basename(empty) !== "work"; empty = dirname(empty))
      await rmdir(empty);
  } catch {
    return;
  }
}
