import { diagnostic } from "../../../diagnostics/index.ts";
import { type FunctionNode, holdsZoned } from "../../1-load/index.ts";
import type { CheckContext, ProjectRule } from "../rule.ts";

/** A step gets and gives JSON: what is a `Zoned` before is a text afterwards, whatever its type says. */
export const timeHandedOver: ProjectRule = (context) => {
  const { project } = context;
  for (const { name, body } of project.tasks) {
    if (body === undefined) continue;
    refuseInput(`task ${name}`, body, context);
    refuseResult(`task ${name}`, body, context);
  }
  for (const { name, command } of project.containers)
    if (command) refuseInput(`container ${name}`, command, context);
  const awaited = project.awaitedFlows();
  for (const { name, body } of project.flows)
    if (awaited.has(name)) refuseResult(`flow ${name}`, body, context);
};

function refuseInput(step: string, fn: FunctionNode, { project, report }: CheckContext): void {
  const [input] = fn.parameters;
  if (input === undefined || !holdsZoned(project.checker.getTypeAtLocation(input), project.checker))
    return;
  report(diagnostic("NG1313", project.spanOf(input), { step, does: "takes" }));
}

function refuseResult(step: string, fn: FunctionNode, { project, report }: CheckContext): void {
  const { checker } = project;
  const signature = checker.getSignatureFromDeclaration(fn);
  const type = signature && checker.getReturnTypeOfSignature(signature);
  const settled = type && (checker.getAwaitedType(type) ?? type);
  if (settled === undefined || !holdsZoned(settled, checker)) return;
  report(diagnostic("NG1313", project.spanOf(fn.body ?? fn), { step, does: "gives" }));
}
