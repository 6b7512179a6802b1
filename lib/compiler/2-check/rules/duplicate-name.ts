import { diagnostic } from "../../../diagnostics/index.ts";
import type { LoadedStep } from "../../1-load/index.ts";
import type { ProjectRule } from "../rule.ts";

/** Flows, tasks and containers are told apart by their own kind of thing on AWS. */
export const duplicateName: ProjectRule = ({ project, report }) => {
  for (const [kind, steps] of Object.entries(stepsByKind(project))) {
    const seen = new Map<string, LoadedStep>();
    for (const step of steps) {
      const first = seen.get(step.name);
      if (first === undefined) seen.set(step.name, step);
      else {
        const notes = [{ message: "the other one is here", span: first.span }];
        report(diagnostic("NG2100", step.span, { kind, name: step.name }, { notes }));
      }
    }
  }
};

function stepsByKind({
  flows,
  tasks,
  containers,
}: Parameters<ProjectRule>[0]["project"]): Readonly<Record<string, readonly LoadedStep[]>> {
  return { flows, tasks, containers };
}
