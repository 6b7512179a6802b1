import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The exec-form `ENTRYPOINT` of an image folder's Dockerfile, the last one as in Docker, or undefined. */
export function entryPointOf(folder: string): readonly string[] | undefined {
  const file = join(folder, "Dockerfile");
  if (!existsSync(file)) return undefined;
  const found = [...readFileSync(file, "utf8").matchAll(/^\s*ENTRYPOINT\s+(\[.*\])\s*$/gim)].at(
    -1,
  )?.[1];
  if (found === undefined) return undefined;
  const parts: unknown = JSON.parse(found);
  return Array.isArray(parts) ? parts.map(String) : undefined;
}
