/** What runs in Lambda when a run has failed, timed out or been stopped; the runtime brings AWS's SDK. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { KnownFlows } from "./known-flows.ts";
import { logPorts } from "./log-ports.ts";
import { runPorts } from "./run-ports.ts";
import { type TargetSettings, targetsOf } from "./targets.ts";
import { tellFailure } from "./tell-failure.ts";

const known: KnownFlows = JSON.parse(readFileSync(join(import.meta.dirname, "flows.json"), "utf8"));
const settings: TargetSettings = JSON.parse(process.env["NAGARE_NOTIFY"] ?? "{}");

export const handler = tellFailure({
  known,
  runs: runPorts(),
  logs: logPorts(),
  targets: targetsOf(settings),
  warn: (message, error) => process.stderr.write(`${message}: ${String(error)}\n`),
});
