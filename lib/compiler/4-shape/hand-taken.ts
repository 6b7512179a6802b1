import {
  type Capture,
  type Graph,
  type MapNode,
  mapGraphs,
  mapNodes,
  type Node,
  type ParallelNode,
} from "../ir/index.ts";
import {
  type Expression,
  isTaking,
  mapExpression,
  mayDiffer,
  member,
  readsClock,
  someExpression,
  source,
  type VariableId,
} from "../jsonata/index.ts";
import { freeCaptureName } from "./free-capture-name.ts";
import { needingState } from "./take-first.ts";
import type { Variables } from "./variables.ts";

/**
 * What a branch or an iteration would need a first state for is handed to it: a Parallel computes the input of its branches once, a Map that of each
 * item. When it does, of items that wait for their turn, is not known: the time is not handed over by a Map. What batches get is computed once for all.
 */
export function handTaken(graph: Graph, variables: Variables): Graph {
  return mapNodes(graph, (node) => (isHanding(node) ? handing(node, variables) : node));
}

function isHanding(node: Node): node is ParallelNode | MapNode {
  if (node.kind === "map" && node.distribution?.batch) return false;
  return (node.kind === "parallel" || node.kind === "map") && node.retry.length === 0;
}

function handing(node: ParallelNode | MapNode, variables: Variables): Node {
  const captures: Capture[] = [...node.captures];
  const hand = (value: Expression, variable: VariableId, optional: boolean): Expression => {
    const name = freeCaptureName(variables.nameOf(variable), captures);
    captures.push({ name, value, ...(optional && { optional }) });
    return member(source("input"), name);
  };
  const handed = mapGraphs(node, (graph) => {
    const needing = needingState(graph).filter(({ value }) => isKnownBefore(value, node));
    const assign = graph.entry.assign.map((each) => {
      if (!needing.includes(each)) return each;
      const { variable, value } = each;
      const handedOver = readsInput(value)
        ? mapExpression(value, (part) => (isTaking(part) ? hand(part, variable, false) : undefined))
        : hand(value, variable, variables.mayBeAbsent(variable));
      return { ...each, value: handedOver };
    });
    return { ...graph, entry: { ...graph.entry, assign } };
  });
  return captures.length === node.captures.length ? node : ({ ...handed, captures } as Node);
}

/** What is taken for each of several items of the input has to wait for it. */
function isKnownBefore(value: Expression, { kind }: Node): boolean {
  const isRepeated = someExpression(
    value,
    (part) => (part.kind === "lambda" || part.kind === "filter") && mayDiffer(part),
  );
  return !(isRepeated && readsInput(value)) && !(kind === "map" && readsClock(value));
}

function readsInput(value: Expression): boolean {
  return someExpression(value, (part) => part.kind === "source" && part.of === "input");
}
