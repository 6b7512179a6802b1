import {
  type Capture,
  type Graph,
  type MapNode,
  mapGraphs,
  type Node,
  type ParallelNode,
} from "../ir/index.ts";
import {
  type Expression,
  mapExpression,
  member,
  source,
  type VariableId,
} from "../jsonata/index.ts";
import { readsOfGraph } from "./drop-unread.ts";
import { compose } from "./edges.ts";
import { freeCaptureName } from "./free-capture-name.ts";
import { rewriteGraph } from "./rewrite-graph.ts";
import type { Values } from "./substitute.ts";
import type { Variables } from "./variables.ts";

/**
 * Hands values that no variable holds yet to the nested graphs of a node: as members of the input of its branches (`Arguments`), iterations
 * (`ItemSelector`) or batches (`BatchInput`), read at their entry into variables of their own.
 */
export function captureInto(node: Node, held: Values, variables: Variables): Node {
  if (node.kind !== "parallel" && node.kind !== "map") return node;
  const graphs = node.kind === "parallel" ? node.branches : [node.body];
  const read = new Set(graphs.flatMap(readsOfGraph).filter((variable) => held.has(variable)));
  if (read.size === 0) return node;
  const captures: Capture[] = [...node.captures];
  const names = new Map<VariableId, string>();
  for (const variable of read) {
    const name = freeCaptureName(variables.nameOf(variable), captures);
    names.set(variable, name);
    captures.push(capture(variable, name, held, variables));
  }
  const isBatched = node.kind === "map" && node.distribution?.batch !== undefined;
  const from = isBatched ? member(INPUT, "BatchInput") : INPUT;
  const inner = mapGraphs(node, (graph) => readFromInput(graph, names, from, variables)) as
    | ParallelNode
    | MapNode;
  return { ...inner, captures };
}

const INPUT = source("input");

function capture(variable: VariableId, name: string, held: Values, variables: Variables): Capture {
  const value = held.get(variable) ?? { kind: "literal", value: null };
  const optional = variables.mayBeAbsent(variable);
  return { name, value, ...(optional && { optional }) };
}

function readFromInput(
  graph: Graph,
  names: ReadonlyMap<VariableId, string>,
  from: Expression,
  variables: Variables,
): Graph {
  const own = new Map([...names.keys()].map((variable) => [variable, variables.fresh(variable)]));
  const renamed = rewriteGraph(graph, (expression) =>
    mapExpression(expression, (node) => {
      const variable = node.kind === "read" ? own.get(node.variable) : undefined;
      return variable === undefined ? undefined : ({ ...node, variable } as Expression);
    }),
  );
  const reads = [...names].map(([variable, name]) => ({
    variable: own.get(variable) ?? variable,
    value: member(from, name),
  }));
  return { ...renamed, entry: compose({ ...renamed.entry, assign: reads }, renamed.entry) };
}
