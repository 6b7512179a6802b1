import { edgesOf, type Graph, graphsOf, type MapNode, mapNodes, type Node } from "../ir/index.ts";
import { type Expression, mapExpression, read, type VariableId } from "../jsonata/index.ts";
import { captureInto } from "./capture.ts";
import { readsOfGraph } from "./drop-unread.ts";
import { rewriteGraph } from "./rewrite-graph.ts";
import type { Variables } from "./variables.ts";

/**
 * The executions of a distributed Map see no variable of the flow, and a context of their own: they are handed what they read of both.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function isolateChildren(graph: Graph, variables: Variables): Graph {
  return mapNodes(graph, (node) => (isDistributed(node) ? isolate(node, variables) : node));
}

function isDistributed(node: Node): node is MapNode {
  return node.kind === "map" && node.distribution !== undefined;
}

function isolate(node: MapNode, variables: Variables): Node {
  const facts = new Map<VariableId, Expression>();
  const body = rewriteGraph(node.body, (expression) =>
    mapExpression(expression, (part) => {
      const name = factOf(part);
      if (name === undefined) return undefined;
      const variable = variables.declare(name);
      facts.set(variable, part);
      return read(variable);
    }),
  );
  const own = new Set(assignedIn(body));
  const outer = readsOfGraph(body).filter((variable) => !own.has(variable) && !facts.has(variable));
  const values = outer.map((variable) => [variable, read(variable)] as const);
  return captureInto({ ...node, body }, new Map([...values, ...facts]), variables);
}

/** `$states.context.Execution.Id` as `ExecutionId`; undefined for what is the same in a child, or no fact. */
function factOf(node: Expression): string | undefined {
  if (node.kind !== "member" || node.object.kind !== "member") return undefined;
  const { object, name } = node.object;
  const isContext = object.kind === "source" && object.of === "context";
  return isContext && name !== "Map" ? `${name}${node.name}` : undefined;
}

function assignedIn(graph: Graph): readonly VariableId[] {
  const nodes = [...graph.nodes.values()];
  const edges = [graph.entry, ...nodes.flatMap(edgesOf)];
  return [
    ...edges.flatMap(({ assign }) => assign.map(({ variable }) => variable)),
    ...nodes.flatMap(graphsOf).flatMap(assignedIn),
  ];
}
