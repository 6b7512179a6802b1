import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Reads the files of a project for messages that show their lines. */
export function sourceIn(directory: string): (file: string) => string | undefined {
  return (file) => {
    const path = join(directory, file);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };
}
