import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import type { KnownFlows } from "./known-flows.ts";

export type { KnownFlow, KnownFlows } from "./known-flows.ts";
export type { TargetSettings } from "./targets.ts";

const extension = extname(import.meta.url);

/** The function's files by name: its code, and what it is to know of the flows. Lambda's setting `index.handler` names its handler. */
export function noticesCode(known: KnownFlows): Readonly<Record<string, string>> {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`./main${extension}`, import.meta.url))],
    bundle: true,
    write: false,
    platform: "node",
    target: "node24",
    format: "esm",
    minify: true,
    // An error's class name is what its log line begins with.
    keepNames: true,
    legalComments: "none",
    logLevel: "silent",
    external: ["@aws-sdk/*"],
    ...(extension === ".ts" ? { conditions: ["nagare:source"] } : {}),
  });
  return { "index.mjs": outputFiles[0]?.text ?? "", "flows.json": JSON.stringify(known) };
}
