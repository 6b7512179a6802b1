import type { Catcher, TaskState } from "../../../asl/index.ts";
import type { TaskNode } from "../../ir/index.ts";
import { source } from "../../jsonata/index.ts";
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
  const { resource, fields, result } = integrationOf(node, context);
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
