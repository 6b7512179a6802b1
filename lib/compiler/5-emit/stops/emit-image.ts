import type { TaskState } from "../../../asl/index.ts";
import type { Edge, ImageTag, Node, TaskNode } from "../../ir/index.ts";
import {
  binary,
  call,
  conditional,
  type Expression,
  index,
  literal,
  mapExpression,
  member,
  object,
  regex,
  source,
} from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { catcher, errorHandling } from "../error-handling.ts";
import { localName } from "../local-names.ts";
import { template } from "../template.ts";
import { nameOf } from "./name-of.ts";
import { readsInput } from "./reads-input.ts";

/** Whether a state comes before the node's own, which registers its image. */
export function hasImage(node: Node): boolean {
  return node.kind === "task" && tagOf(node) !== undefined;
}

/**
 * RunTask can't say another image: a revision of the task definition is registered that has it. A deployment adds the rest of the task definition.
 *
 * @param task the state that runs it
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export function emitImage(node: TaskNode, task: string, context: GraphContext): TaskState {
  const { action } = node;
  const tag = tagOf(node);
  if (action.kind !== "container" || tag === undefined) throw new Error(`${task} has no image tag`);
  const { variables } = context;
  const Image = template(binary("&", literal(`${tag.image}:`), tag.value), variables);
  const catchers = node.catch.map((each) =>
    catcher({ ...each, edge: asNotStarted(each.edge, action.container) }, context),
  );
  return {
    Type: "Task",
    Comment: `The image of ${task}`,
    Resource: "arn:aws:states:::aws-sdk:ecs:registerTaskDefinition",
    Arguments: {
      Family: localName(action.container),
      ContainerDefinitions: [{ Name: action.container, Image }],
    },
    ...errorHandling({ retry: [registerRetry], catch: [] }, context, catchers),
    Next: task,
    Assign: { [nameOf(tag.registered, context)]: template(registered, variables) },
    ...(readsInput(node) && { Output: "{% $states.input %}" }),
  };
}

function tagOf({ action }: TaskNode): ImageTag | undefined {
  return action.kind === "container" ? action.tag : undefined;
}

/** Several at once for one family are refused as the client's fault. */
const registerRetry = {
  errors: [
    "Ecs.ClientException",
    "Ecs.ServerException",
    "Ecs.EcsException",
    "Ecs.SdkClientException",
  ],
  maxAttempts: 6,
  intervalSeconds: 2,
  backoffRate: 2,
  jitter: true,
} as const;

const definition = member(source("result"), "TaskDefinition");
const image = member(index(member(definition, "ContainerDefinitions"), 0), "Image");

const registered = object([
  { key: "arn", value: member(definition, "TaskDefinitionArn") },
  { key: "tag", value: index(call("split", image, literal(":")), -1) },
]);

/** To the flow it is a container that did not start; what the tag itself throws stays. */
function asNotStarted(edge: Edge, container: string): Edge {
  const reason = member(source("error"), "Cause");
  const message = binary("&", literal(`container ${container} did not start: `), reason);
  const described = object([
    { key: "errorType", value: literal(NOT_STARTED) },
    { key: "errorMessage", value: message },
    { key: "reason", value: reason },
  ]);
  const notStarted = object([
    { key: "Error", value: literal(NOT_STARTED) },
    { key: "Cause", value: call("string", described) },
  ]);
  const isRefused = call("contains", member(source("error"), "Error"), regex("^Ecs\\."));
  const error: Expression = conditional(isRefused, notStarted, source("error"));
  const assign = edge.assign.map((one) => ({
    ...one,
    value: mapExpression(one.value, (part) =>
      part.kind === "source" && part.of === "error" ? error : undefined,
    ),
  }));
  return { ...edge, assign };
}

const NOT_STARTED = "ContainerNotStarted";
