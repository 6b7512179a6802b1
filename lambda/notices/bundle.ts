import { bundleFunction } from "../bundle-function.ts";
import type { KnownFlows } from "./known-flows.ts";

export type { KnownFlow, KnownFlows } from "./known-flows.ts";
export type { TargetSettings } from "./targets.ts";

/** The function's files by name: its code, and what it is to know of the flows. Lambda's setting `index.handler` names its handler. */
export function noticesCode(known: KnownFlows): Readonly<Record<string, string>> {
  // An error's class name is what its log line begins with.
  const code = bundleFunction(import.meta.url, "esm", { keepNames: true });
  return { "index.mjs": code, "flows.json": JSON.stringify(known) };
}
