import { parseArn } from "../arns.ts";
import { errors } from "../errors.ts";
import type { MapRunRecord } from "./map-run-record.ts";
import type { MapRuns } from "./map-runs.ts";

/** @throws InvalidArn, ResourceNotFound */
export function findMapRun(mapRuns: MapRuns, mapRunArn: string): MapRunRecord {
  parseArn(mapRunArn, ["mapRun"]);
  const found = mapRuns.find(mapRunArn);
  if (found === undefined) throw errors.resourceNotFound(mapRunArn);
  return found;
}
