import type ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import type { LoadedContainer } from "../../1-load/index.ts";
import { fargateProblem } from "../fargate-problem.ts";
import type { ProjectRule } from "../rule.ts";

export const fargateSize: ProjectRule = ({ project, report }) => {
  // One that is there already has the size that it was made with.
  const own = project.containers.filter(({ image }) => image.kind !== "taskDefinition");
  for (const container of own) {
    const wrong = wrongDefault(container) ?? wrongSize(container);
    if (wrong === undefined) continue;
    const { node, size, suggestion } = wrong;
    report(
      diagnostic("NG2301", project.spanOf(node), { container: container.name, size, suggestion }),
    );
  }
};

interface WrongSize {
  readonly node: ts.Node;
  readonly size: string;
  readonly suggestion: string;
}

function wrongDefault({ cpuOf, memoryOf, settings }: LoadedContainer): WrongSize | undefined {
  if (cpuOf === undefined || memoryOf !== undefined || settings.has("memory")) return undefined;
  const size = "a computed `cpu` with the default of 512 MiB";
  return { node: cpuOf, size, suggestion: "512 MiB go with 256 CPU units alone: say `memory` too" };
}

function wrongSize({ cpu, memoryMiB, settings, call }: LoadedContainer): WrongSize | undefined {
  const problem = fargateProblem(cpu, memoryMiB);
  if (problem === undefined) return undefined;
  const { culprit, size, suggestion } = problem;
  const node = (settings.get(culprit) ?? settings.get("cpu"))?.node ?? call.expression;
  return { node, size, suggestion };
}
