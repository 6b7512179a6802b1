import type { ExecutionRecord } from "../history/index.ts";
import type { Service } from "../service.ts";
import { notRedrivableReason } from "./redrivable.ts";

/** The status that clients see: a failed child of a Map Run that is being redriven waits for its turn. */
export function shownStatus(
  service: Pick<Service, "clock" | "store" | "mapRuns">,
  record: ExecutionRecord,
): ExecutionRecord["state"]["status"] | "PENDING_REDRIVE" {
  const { state, mapRun, start } = record;
  const { status, mapRunRedrive = 0 } = state;
  if (mapRun === undefined || start.type === "EXPRESS") return status;
  const run = service.mapRuns.find(mapRun.arn);
  const isWaiting =
    run?.status === "RUNNING" &&
    run.redriveCount > mapRunRedrive &&
    notRedrivableReason(service, record) === undefined;
  return isWaiting ? "PENDING_REDRIVE" : status;
}
