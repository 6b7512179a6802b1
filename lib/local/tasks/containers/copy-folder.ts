import { constants } from "node:fs";
import { copyFile, mkdir, readdir, readlink, symlink } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";

/** What is big, and only read: the copy has a link to it. */
const LINKED: ReadonlySet<string> = new Set(["node_modules", "vendor", ".venv"]);

/** What no image has: the history of the sources, and the local service's own state, in which copies are made. */
const LEFT: ReadonlySet<string> = new Set([".git", ".nagare"]);

/** Copies a folder with all that is in it, without the bytes where the file system can share them. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await copyInto({ from, to }, from);
}

async function copyInto({ from, to }: Copy, root: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const { name } = entry;
    const pair = { from: join(from, name), to: join(to, name) };
    if (LEFT.has(name)) continue;
    if (LINKED.has(name) && entry.isDirectory()) await symlink(pair.from, pair.to);
    else if (entry.isDirectory()) await copyInto(pair, root);
    else if (entry.isSymbolicLink()) await copyLink(pair, root);
    else if (entry.isFile()) await copyFile(pair.from, pair.to, constants.COPYFILE_FICLONE);
  }
}

interface Copy {
  readonly from: string;
  readonly to: string;
}

/** A link inside the folder leads to the copy; one out of it leads where it did. */
async function copyLink({ from, to }: Copy, root: string): Promise<void> {
  const text = await readlink(from);
  const target = resolve(dirname(from), text);
  const isOutside = relative(root, target).startsWith("..");
  await symlink(isOutside ? target : relative(dirname(from), target) || basename(from), to);
}
