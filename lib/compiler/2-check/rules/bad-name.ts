import { diagnostic } from "../../../diagnostics/index.ts";
import type { ProjectRule } from "../rule.ts";
import { stepsOf } from "../steps-of.ts";

export const badName: ProjectRule = ({ project, report }) => {
  for (const { name, kind, call } of stepsOf(project)) {
    if (/^[A-Za-z0-9_-]+$/.test(name)) continue;
    const span = project.spanOf(call.arguments[0] ?? call);
    report(diagnostic("NG2101", span, { name, kind, suggestion: suggest(name, kind) }));
  }
};

function suggest(name: string, kind: string): string {
  const words = name.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replaceAll(/^-+|-+$/g, "");
  return words || `my-${kind}`;
}
