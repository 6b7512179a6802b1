import { bundleFunction } from "../bundle-function.ts";
import type { KnownDeadlines } from "./known-deadlines.ts";

export { EVERY_MINUTES } from "./every-minutes.ts";
export type { KnownDeadlines } from "./known-deadlines.ts";

/** The function's files by name: its code, and the deadlines that it watches. Lambda's setting `index.handler` names its handler. */
export function watchdogCode(known: KnownDeadlines): Readonly<Record<string, string>> {
  const code = bundleFunction(import.meta.url, "esm", { keepNames: true });
  return { "index.mjs": code, "deadlines.json": JSON.stringify(known) };
}
