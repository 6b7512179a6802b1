import type { State } from "../../asl/index.ts";
import {
  type Edge,
  type Graph,
  mapEdges,
  type Node,
  type NodeId,
  type Origin,
} from "../ir/index.ts";
import type { NamedVariables } from "./name-variables.ts";
import { emitStates } from "./states/index.ts";
import { hasImage } from "./stops/index.ts";

/** What all graphs of one machine share. */
export interface MachineContext {
  /** The flow's name. */
  readonly flow: string;
  readonly variables: NamedVariables;
  /** Within an execution of its own that a distributed Map starts for an item or a batch. */
  readonly isChild?: true;
  nameState(origin: Origin): string;
  /** The name of the state that takes a lock, by its holder's id. */
  readonly holders: Map<number, string>;
}

/** What the states of one graph see of each other. */
export interface GraphContext extends MachineContext {
  node(id: NodeId): Node;
  stateName(id: NodeId): string;
  /** The states of a graph within this one. */
  emitInner(graph: Graph): States;
  /** The same for one that runs as an execution of its own. */
  emitChild(graph: Graph): States;
}

export interface States {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The states of one graph: of a flow, a branch or an iteration. */
export function emitGraph(graph: Graph, machine: MachineContext): States {
  const named = new Map<NodeId, string>();
  const entered = new Map<NodeId, string>();
  for (const [id, node] of graph.nodes) {
    if (node.kind === "end" && !node.apart && alwaysFolds(graph, id)) continue;
    const name = machine.nameState(node.origin);
    named.set(id, name);
    noteHolder(node, name, machine);
    if (hasImage(node))
      entered.set(id, machine.nameState({ span: node.origin.span, label: `${name} image` }));
  }
  const context: GraphContext = {
    ...machine,
    node: (id) => known(graph.nodes.get(id), id),
    stateName: (id) => entered.get(id) ?? known(named.get(id), id),
    emitInner: (inner) => emitGraph(inner, machine),
    emitChild: (inner) => emitGraph(inner, { ...machine, isChild: true }),
  };
  const states = [...named].flatMap(([id, name]) =>
    emitStates(context.node(id), name, context, entered.get(id)),
  );
  return { StartAt: context.stateName(graph.entry.to), States: Object.fromEntries(states) };
}

/** What gives a lock back stands in the graph of the state that takes it: it is known when states are made. */
function noteHolder(node: Node, name: string, { holders }: MachineContext): void {
  if (node.kind !== "task" || node.action.kind !== "take") return;
  const { holder } = node.action;
  if (holder && !holders.has(holder.id)) holders.set(holder.id, name);
}

/** Whether every edge to this end leaves a state that can itself be the last one. */
function alwaysFolds(graph: Graph, end: NodeId): boolean {
  if (graph.entry.to === end) return false;
  let folds = true;
  for (const node of graph.nodes.values()) {
    mapEdges(node, (edge: Edge, role) => {
      if (edge.to === end && role !== "next") folds = false;
      return edge;
    });
  }
  return folds;
}

function known<T>(value: T | undefined, id: NodeId): T {
  if (value === undefined) throw new Error(`node ${id} does not exist`);
  return value;
}
