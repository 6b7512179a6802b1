/** What runs in Lambda every five minutes where a flow has a deadline; the runtime brings AWS's SDK. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TargetSettings, targetsOf } from "../notices/index.ts";
import { type KnownDeadlines, revived } from "./known-deadlines.ts";
import { lateMetric } from "./late-metric.ts";
import { runsOf } from "./runs-of.ts";
import { watchDeadlines } from "./watch-deadlines.ts";

const text = readFileSync(join(import.meta.dirname, "deadlines.json"), "utf8");
const known = revived(JSON.parse(text) as KnownDeadlines);
const settings: TargetSettings = JSON.parse(process.env["NAGARE_NOTIFY"] ?? "{}");

export const handler = watchDeadlines({
  known,
  targets: targetsOf(settings),
  runsOf: runsOf(known),
  count: (late) => process.stdout.write(`${JSON.stringify(lateMetric(known, late))}\n`),
});
