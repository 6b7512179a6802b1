import { statSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";

/** Parsed library files, for a process that loads projects again and again: parsing them is most of the time of a load. */
export interface SourceCache {
  readonly files: Map<string, ts.SourceFile>;
}

export function createSourceCache(): SourceCache {
  return { files: new Map() };
}

/** A compiler host that takes files of libraries and nagare's own from the cache; the project's are read anew. */
export function createHost(options: ts.CompilerOptions, cache: SourceCache): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile.bind(host);
  return {
    ...host,
    getSourceFile: (file, version, onError, shouldCreate) => {
      if (!isKept(file)) return read(file, version, onError, shouldCreate);
      const key = cacheKey(file, version);
      const source =
        cache.files.get(key) ?? read(file, parsingOf(file, version), onError, shouldCreate);
      if (source) cache.files.set(key, source);
      return source;
    },
  };
}

const isKept = (file: string): boolean => file.includes("/node_modules/") || file.startsWith(OWN);

/** `lib/`, in a checkout not under `node_modules`. */
const OWN = `${resolve(import.meta.dirname, "../..").replaceAll("\\", "/")}/`;

/** No param has a type of the platform: its comments, most of its text, are never asked for. */
function parsingOf(
  file: string,
  version: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.ScriptTarget | ts.CreateSourceFileOptions {
  if (typeof version !== "object" || !PLATFORM.test(file)) return version;
  return { ...version, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
}

const PLATFORM = /\/node_modules\/(?:typescript\/lib|@types\/node|undici-types)\//;

/** A file parses differently by language version, module format and its own contents. */
function cacheKey(file: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions): string {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return JSON.stringify([file, changed, version]);
}
