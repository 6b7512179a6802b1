import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleRecipe } from "../../lambda/task/bundle.ts";
import type { TaskDeclaration } from "../compiler/index.ts";

/** What a bundle is made of, as one short text: another text, another bundle. */
export type BundleFingerprint = (task: TaskDeclaration, sources: readonly string[]) => string;

/**
 * Fingerprints of a project's bundles as its files are now; each file is read once. Beside the text of the sources it counts what decides where an import leads: the
 * settings of packages and of TypeScript in their folders and above, and which files lie beside them.
 */
export function bundleFingerprints(): BundleFingerprint {
  const recipe = bundleRecipe();
  const textOf = remembered(fileHash);
  const settingsOf = remembered((folder): string =>
    hash(
      ...entriesOf(folder)
        .filter((name) => SETTINGS.test(name))
        .map((name) => textOf(join(folder, name))),
      dirname(folder) === folder ? "" : settingsOf(dirname(folder)),
    ),
  );
  const namesIn = remembered((folder) => hash(...entriesOf(folder).filter(isSource)));
  const around = remembered((folder) =>
    hash(settingsOf(folder), namesIn(folder), namesIn(dirname(folder))),
  );
  return (task, sources) =>
    hash(
      recipe(task),
      ...sources.flatMap((source) => [source, textOf(source)]),
      ...new Set(sources.map((source) => around(dirname(source)))),
    );
}

/** Of the files that a bundler wrote into a folder. */
export function folderFingerprint(folder: string): string {
  return hash(...entriesOf(folder).flatMap((name) => [name, fileHash(join(folder, name))]));
}

const SETTINGS = /^(package|tsconfig.*)\.json$/;

const isSource = (name: string): boolean => /\.([cm]?[jt]sx?|json)$/.test(name);

function hash(...texts: readonly (string | Buffer)[]): string {
  const made = createHash("sha256");
  // With its length, a text can't be taken for another's end.
  for (const text of texts) made.update(`${text.length}:`).update(text);
  return made.digest("hex");
}

function fileHash(file: string): string {
  return existsSync(file) ? hash(readFileSync(file)) : "absent";
}

function entriesOf(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function remembered(compute: (path: string) => string): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    const found = known.get(path) ?? compute(path);
    known.set(path, found);
    return found;
  };
}
