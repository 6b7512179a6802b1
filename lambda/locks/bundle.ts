import { bundleFunction } from "../bundle-function.ts";

/** The function's files by name. Lambda's setting `index.handler` names its handler; `NAGARE_LOCKS_TABLE` names its table. */
export function locksCode(): Readonly<Record<string, string>> {
  // An error's class name is what its log line begins with.
  return { "index.mjs": bundleFunction(import.meta.url, "esm", { keepNames: true }) };
}
