import { diagnostic } from "../../../diagnostics/index.ts";
import type { ProjectRule } from "../rule.ts";

export const longHeartbeat: ProjectRule = ({ project, report }) => {
  for (const { name, settings, timeoutSeconds, heartbeatSeconds } of project.containers) {
    const heartbeat = settings.get("heartbeat");
    if (heartbeat === undefined || heartbeatSeconds === undefined) continue;
    if (heartbeatSeconds > 0 && heartbeatSeconds < (timeoutSeconds ?? MOST_SECONDS)) continue;
    const bound = heartbeatSeconds === 0 ? "not a second" : boundOf(settings.get("timeout")?.value);
    const values = { container: name, heartbeat: String(heartbeat.value), bound };
    report(diagnostic("NG2311", project.spanOf(heartbeat.node), values));
  }
};

/** A run's own limit. */
const MOST_SECONDS = 365 * 86_400;

function boundOf(timeout: unknown): string {
  return `not shorter than ${timeout === undefined ? "a run may take" : `its timeout of "${timeout}"`}`;
}
