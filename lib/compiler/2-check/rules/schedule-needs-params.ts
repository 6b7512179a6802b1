import { diagnostic } from "../../../diagnostics/index.ts";
import { scheduleSettings } from "../../1-load/index.ts";
import type { ProjectRule } from "../rule.ts";

export const scheduleNeedsParams: ProjectRule = ({ project, report }) => {
  for (const { name, settings, paramsSchema, paramsType } of project.flows) {
    const [schedule] = scheduleSettings(settings);
    const required = paramsSchema["required"];
    const member: unknown = Array.isArray(required) ? required[0] : undefined;
    if (schedule === undefined || typeof member !== "string") continue;
    const declaration = paramsType.getProperty(member)?.valueDeclaration;
    const notes = declaration
      ? [{ message: `\`${member}\` is declared here`, span: project.spanOf(declaration) }]
      : [];
    const span = project.spanOf(schedule.node);
    report(diagnostic("NG2204", span, { flow: name, member }, { notes }));
  }
};
