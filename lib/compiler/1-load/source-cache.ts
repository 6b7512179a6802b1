import { statSync } from "node:fs";
import ts from "typescript";

/** Parsed library files, for a process that loads projects again and again: parsing them is most of the time of a load. */
export interface SourceCache {
  readonly files: Map<string, ts.SourceFile>;
}

export function createSourceCache(): SourceCache {
  return { files: new Map() };
}

/** A compiler host that takes files under `node_modules` from the cache; the project's own are read anew. */
export function createHost(
  options: ts.CompilerOptions,
  cache: SourceCache | undefined,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  if (cache === undefined) return host;
  const read = host.getSourceFile.bind(host);
  return {
    ...host,
    getSourceFile: (file, version, onError, shouldCreate) => {
      if (!file.includes("/node_modules/")) return read(file, version, onError, shouldCreate);
      const key = cacheKey(file, version);
      const source = cache.files.get(key) ?? read(file, version, onError, shouldCreate);
      if (source) cache.files.set(key, source);
      return source;
    },
  };
}

/** A file parses differently by language version, module format and its own contents. */
function cacheKey(file: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions): string {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return JSON.stringify([file, changed, version]);
}
