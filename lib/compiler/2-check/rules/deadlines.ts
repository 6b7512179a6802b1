import { diagnostic } from "../../../diagnostics/index.ts";
import { deadlineNames, deadlineOf, type LoadedFlow } from "../../1-load/index.ts";
import type { ProjectRule } from "../rule.ts";

/** `startBy` and `finishBy` of the flows: what they say, and whether anyone can watch it. */
export const deadlines: ProjectRule = ({ project, report }) => {
  for (const flow of project.flows) {
    for (const option of deadlineNames) {
      const setting = flow.settings.get(option);
      if (typeof setting?.value !== "string") continue;
      const problem = problemOf(flow, setting.value);
      if (problem === undefined) continue;
      const values = { option, flow: flow.name, text: setting.value, problem };
      report(diagnostic("NG2220", project.spanOf(setting.node), values));
    }
  }
};

/** Longer ago than this nobody looks for the run. */
const LONGEST_SECONDS = 7 * 86_400;

function problemOf({ type, schedules }: LoadedFlow, text: string): string | undefined {
  const deadline = deadlineOf(text);
  if (deadline === undefined) return 'it is neither a time of day, "06:00", nor a duration, "30m"';
  if (deadline.kind === "after" && deadline.seconds > LONGEST_SECONDS)
    return "that is more than 7 days";
  if (deadline.kind === "after" && deadline.seconds < 60) return "that is less than a minute";
  if (type === "express") return "Step Functions keeps no list of an express flow's runs";
  if (schedules.length === 0) return "it has no schedule, so that no run is ever due";
  if (schedules.every(({ kind }) => kind === "rate"))
    return "a rate counts from its deploy on, so that nobody knows its times: take a cron";
  return undefined;
}
