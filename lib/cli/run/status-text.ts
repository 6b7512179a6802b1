import type { RunStatus, RunSummary } from "../../operations/index.ts";
import type { painter } from "../terminal.ts";

/** A run's status in words: `timed out`, or `skipped` of one that succeeded so. */
export function statusText(
  { status, skipped }: Pick<RunSummary, "status" | "skipped">,
  paint: ReturnType<typeof painter>,
): string {
  if (skipped !== undefined) return paint("yellow", "skipped");
  return paint(STYLES[status], status.toLowerCase().replaceAll("_", " "));
}

const STYLES = {
  RUNNING: "cyan",
  SUCCEEDED: "green",
  FAILED: "red",
  TIMED_OUT: "red",
  ABORTED: "yellow",
  PENDING_REDRIVE: "cyan",
} as const satisfies Record<RunStatus, string>;

/** Every status, as one types it: `timed-out`. */
export const statusOptions: ReadonlyMap<string, RunStatus> = new Map(
  (Object.keys(STYLES) as readonly RunStatus[]).map((status) => [
    status.toLowerCase().replaceAll("_", "-"),
    status,
  ]),
);
