import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A folder of the given files inside the checkout, so that `nagare` resolves; gone after the use. */
export function inFolder<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => T,
  parent: string = import.meta.dirname,
): T {
  const folder = mkdtempSync(join(parent, ".project-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
