import type { ContainerDeclaration } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { missing, type Problem } from "./problem.ts";

/** What a container needs of an environment that nagare doesn't make, and that isn't there. */
export function containerProblems(
  environment: Environment,
  container: ContainerDeclaration,
): readonly Problem[] {
  const { name, span } = container;
  const place = `container "${name}" (${span.file}:${span.line}:${span.column})`;
  return [
    ...clusterProblem(environment, container).map((each) => missing("cluster", `${place} ${each}`)),
    ...familyProblem(environment, container).map((each) =>
      missing("taskDefinitions", `${place} ${each}`),
    ),
  ];
}

function clusterProblem({ cluster }: Environment, { capacity }: ContainerDeclaration): string[] {
  if (typeof capacity !== "object" || cluster !== undefined) return [];
  const asked = `runs on the capacity provider "${capacity.provider}"`;
  return [`${asked}: say which cluster has it, cluster: "NAME"`];
}

function familyProblem(
  { taskDefinitions = {} }: Environment,
  { image, capacity }: ContainerDeclaration,
): string[] {
  if (image.kind !== "taskDefinition") return [];
  const facts = Object.hasOwn(taskDefinitions, image.family)
    ? taskDefinitions[image.family]
    : undefined;
  if (facts === undefined) {
    const roles = `{ "${image.family}": { roles: ["TASK-ROLE", "EXECUTION-ROLE"] } }`;
    const asked = `runs the existing task definition "${image.family}"`;
    return [`${asked}: say which roles it has, taskDefinitions: ${roles}`];
  }
  const { networkMode = "awsvpc" } = facts;
  if (networkMode === "awsvpc" || typeof capacity === "object") return [];
  const asked = `has the network mode "${networkMode}", which Fargate doesn't have`;
  return [`${asked}: say which machines run it, capacity: { provider: "NAME" }`];
}
