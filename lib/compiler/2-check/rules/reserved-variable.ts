import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { walkCode } from "../flow-code.ts";
import type { ProjectRule } from "../rule.ts";

export const reservedVariable: ProjectRule = ({ project, report }) => {
  for (const { name: container, environment } of project.containers) {
    if (environment === undefined) continue;
    walkCode(environment, (node) => {
      if (!ts.isObjectLiteralElementLike(node) || node.name === undefined) return;
      const name = textOf(node.name);
      if (name?.startsWith("NAGARE_"))
        report(diagnostic("NG2310", project.spanOf(node.name), { name, container }));
    });
  }
};

function textOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}
