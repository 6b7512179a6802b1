import { diagnostic } from "../../../diagnostics/index.ts";
import { type LoadedFlow, type LoadedProject, scheduleSettings } from "../../1-load/index.ts";
import type { ProjectRule } from "../rule.ts";
import { paramsOf } from "../schedule-members.ts";

/** Once for a flow: the first of its schedules that leaves a param out. */
export const scheduleNeedsParams: ProjectRule = ({ project, report }) => {
  for (const flow of project.flows) checkFlow(flow, project, report);
};

function checkFlow(
  flow: LoadedFlow,
  project: LoadedProject,
  report: Parameters<ProjectRule>[0]["report"],
): void {
  const { name, settings, paramsSchema, paramsType } = flow;
  const required: unknown = paramsSchema["required"];
  const names = Array.isArray(required) ? required.map(String) : [];
  for (const setting of scheduleSettings(settings)) {
    const given = paramsOf(setting);
    const member = names.find((each) => !Object.hasOwn(given, each));
    if (member === undefined) continue;
    const declaration = paramsType.getProperty(member)?.valueDeclaration;
    const notes = declaration
      ? [{ message: `\`${member}\` is declared here`, span: project.spanOf(declaration) }]
      : [];
    report(diagnostic("NG2204", project.spanOf(setting.node), { flow: name, member }, { notes }));
    return;
  }
}
