import type { Catcher, JsonObject, TaskState } from "../../../asl/index.ts";
import type { TaskNode } from "../../ir/index.ts";
import { type Expression, someExpression, source } from "../../jsonata/index.ts";
import { emitAction, type Integration } from "../actions/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { errorHandling } from "../error-handling.ts";
import { type Transition, transition } from "../transition.ts";

/**
 * @param catchers in place of the node's own
 * @param way in place of where its `next` edge leads
 */
export function emitTask(
  node: TaskNode,
  context: GraphContext,
  catchers?: readonly Catcher[],
  way?: Transition,
): TaskState {
  const { resource, fields, result } = withAnswer(node, integrationOf(node, context), context);
  return {
    Type: "Task",
    Resource: resource,
    Arguments: fields,
    ...(node.timeoutSeconds && { TimeoutSeconds: node.timeoutSeconds }),
    ...(node.heartbeatSeconds && { HeartbeatSeconds: node.heartbeatSeconds }),
    ...errorHandling(node, context, catchers),
    ...(way ?? transition(node.next, context, result, node.answerCheck)),
  };
}

/** Behind a token stands the answer as it was sent. */
function integrationOf(node: TaskNode, context: GraphContext): Integration {
  const integration = emitAction(node.action, context, node.stops);
  if (!node.waitsForToken) return integration;
  const resource = `${integration.resource.replace(/\.(sync(:2)?|waitForTaskToken)$/, "")}.waitForTaskToken`;
  return { ...integration, resource, result: source("result") };
}

/** DynamoDB answers a write with what it wrote only where that is asked for. */
function withAnswer(node: TaskNode, integration: Integration, context: GraphContext): Integration {
  const { action, next } = node;
  if (action.kind !== "take" && action.kind !== "rate") return integration;
  const end = context.node(next.to);
  const values = next.assign.map(({ value }) => value);
  const all = end.kind === "end" && end.value ? [...values, end.value] : values;
  const isRead = all.some((value) => someExpression(value, isResult));
  if (!isRead) return integration;
  return {
    ...integration,
    fields: { ...(integration.fields as JsonObject), ReturnValues: "UPDATED_NEW" },
  };
}

function isResult(part: Expression): boolean {
  return part.kind === "source" && part.of === "result";
}
