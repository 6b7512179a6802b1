import { diagnostic } from "../../../diagnostics/index.ts";
import type { ProjectRule } from "../rule.ts";

/** A script has a stock image. */
export const noImage: ProjectRule = ({ project, report }) => {
  for (const { name, settings, call, script } of project.containers) {
    const has = ["image", "taskDefinition"].filter((option) => settings.has(option));
    if (script !== undefined || has.length === 1) continue;
    const problem =
      has.length === 0
        ? "neither `image` nor `taskDefinition`"
        : "both `image` and `taskDefinition`";
    const help =
      has.length === 0
        ? 'image: "./containers/NAME", a folder with a Dockerfile; an image URI; or taskDefinition: "FAMILY"'
        : "leave one of them out";
    const node = settings.get("taskDefinition")?.node ?? call.expression;
    report(diagnostic("NG2320", project.spanOf(node), { container: name, problem }, { help }));
  }
};
