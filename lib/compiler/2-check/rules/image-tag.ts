import { diagnostic } from "../../../diagnostics/index.ts";
import type { ProjectRule } from "../rule.ts";

export const imageTag: ProjectRule = ({ project, report }) => {
  for (const { name, tag, image, settings } of project.containers) {
    if (tag === undefined || image.kind === "uri") continue;
    const made = `made from the folder ${settings.get("image")?.value}`;
    const source = image.kind === "folder" ? made : `that of the task definition ${image.family}`;
    const values = { container: name, source };
    report(diagnostic("NG2312", project.spanOf(tag), values));
  }
};
