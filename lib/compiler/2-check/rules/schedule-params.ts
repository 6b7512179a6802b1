import { diagnostic } from "../../../diagnostics/index.ts";
import { scheduleSettings } from "../../1-load/index.ts";
import { checkParams } from "../../check-params.ts";
import type { ProjectRule } from "../rule.ts";
import { paramsOf, scheduleMembers } from "../schedule-members.ts";

/** Params of schedules against the flow's own. What is missing is NG2204's. */
export const scheduleParams: ProjectRule = ({ project, report }) => {
  for (const { name, settings, paramsSchema } of project.flows) {
    for (const setting of scheduleSettings(settings)) {
      if (scheduleMembers(setting)["params"] === undefined) continue;
      const { required: _, ...optional } = paramsSchema;
      const problem = checkParams(optional, paramsOf(setting)).join("; ");
      if (problem === "") continue;
      report(diagnostic("NG2205", project.spanOf(setting.node), { flow: name, problem }));
    }
  }
};
