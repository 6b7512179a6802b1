import { diagnostic } from "../../../diagnostics/index.ts";
import type { ProjectRule } from "../rule.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
const EXPRESS_SECONDS = 300;

export const expressTimeout: ProjectRule = ({ project, report }) => {
  for (const { name, type, timeoutSeconds = 0, settings, call } of project.flows) {
    if (type !== "express" || timeoutSeconds <= EXPRESS_SECONDS) continue;
    const timeout = settings.get("timeout");
    const span = project.spanOf(timeout?.node ?? call);
    report(diagnostic("NG3000", span, { flow: name, timeout: String(timeout?.value) }));
  }
};
