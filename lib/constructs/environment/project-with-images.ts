import type { StateMachine, TaskState } from "../../asl/index.ts";
import type { CompiledProject, ContainerDeclaration } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { mapTasks } from "../definition/map-tasks.ts";
import { argumentsOf } from "../integrations/arguments-of.ts";
import { nameInPlaceholder } from "../integrations/placeholders.ts";
import { imageInEnvironment, repositoryOf } from "./image-in-environment.ts";

/** The project with an environment's images: of containers, and of the states that register one with a tag of the input. */
export function projectWithImages(
  project: CompiledProject,
  environment: Environment,
): CompiledProject {
  if (environment.images === undefined) return project;
  const containers = project.containers.map((container) => withImage(container, environment));
  const moves = new Map(
    project.containers.flatMap((container, index) => movesOf(container, containers[index])),
  );
  const flows = project.flows.map((flow) => ({
    ...flow,
    definition: withRegistrations(flow.definition, moves),
  }));
  return { ...project, containers, flows };
}

/** From which repository to which, by container. */
type Moves = ReadonlyMap<string, { readonly from: string; readonly to: string }>;

function withImage(
  container: ContainerDeclaration,
  environment: Environment,
): ContainerDeclaration {
  const uri = imageInEnvironment(container, environment);
  return uri === undefined ? container : { ...container, image: { kind: "uri", uri } };
}

function movesOf(
  { name, image }: ContainerDeclaration,
  after: ContainerDeclaration | undefined,
): [string, { from: string; to: string }][] {
  if (image.kind !== "uri" || after?.image.kind !== "uri") return [];
  return [[name, { from: repositoryOf(image.uri), to: repositoryOf(after.image.uri) }]];
}

function withRegistrations(definition: StateMachine, moves: Moves): StateMachine {
  return mapTasks(definition, (task) => {
    if (!task.Resource.endsWith(":ecs:registerTaskDefinition")) return task;
    const args = argumentsOf(task);
    const move = moves.get(nameInPlaceholder(args["Family"]));
    return move === undefined ? task : { ...task, Arguments: moved(args, move) };
  });
}

type Arguments = NonNullable<TaskState["Arguments"]>;

/** The compiler writes the repository first: `{% 'example.com/job:' & $tag %}`, or a tag that never changes as plain text. */
function moved(args: object, { from, to }: { from: string; to: string }): Arguments {
  const beginning = new RegExp(`^(\\{% ['"])?${from.replaceAll(/[.+]/g, "\\$&")}:`);
  return JSON.parse(JSON.stringify(args), (key, value: unknown) =>
    key === "Image" && typeof value === "string"
      ? value.replace(beginning, (_, before = "") => `${before}${to}:`)
      : value,
  );
}
