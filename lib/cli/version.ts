import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version in our own package.json: above the sources, and above `dist`. */
export function version(folder = import.meta.dirname): string {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
  } catch (cause) {
    if (dirname(folder) === folder) throw new Error("nagare's package.json is gone", { cause });
    return version(dirname(folder));
  }
}
