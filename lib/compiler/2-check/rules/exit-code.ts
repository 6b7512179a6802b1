import { diagnostic } from "../../../diagnostics/index.ts";
import type { ProjectRule } from "../rule.ts";

export const exitCode: ProjectRule = ({ project, report }) => {
  for (const { name, settings } of project.containers) {
    for (const [path, { node }] of settings) {
      const code = path.startsWith("exitCodes.") ? path.slice("exitCodes.".length) : undefined;
      if (code === undefined || isNameable(Number(code))) continue;
      report(diagnostic("NG2302", project.spanOf(node.parent), { code, container: name }));
    }
  }
};

function isNameable(code: number): boolean {
  return Number.isInteger(code) && code >= 1 && code <= 255;
}
