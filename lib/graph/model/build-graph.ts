import type { State, StateMachine } from "../../asl/index.ts";
import { childrenOf } from "./children.ts";
import { describeState } from "./describe-state.ts";
import { edgesOf } from "./edges.ts";
import { type Folded, foldStops } from "./fold-stops.ts";
import type { Graph, GraphEdge, StateNode, StateStatuses, Terminal } from "./graph.ts";
import { markOf } from "./mark.ts";
import { readingOrder } from "./reading-order.ts";

const start: Terminal = { kind: "start", id: "nagare:start" };
const end: Terminal = { kind: "end", id: "nagare:end" };

/** The graph of a definition; with `statuses` of a run, its states carry them. */
export function buildGraph(definition: StateMachine, statuses: StateStatuses = {}): Graph {
  const folded = foldStops(definition.States, statuses);
  const { nodes, edges } = scopeGraph(definition.StartAt, folded);
  const lastStates = nodes.filter(({ id }) => endsTheMachine(folded.states[id]));
  const endEdges = lastStates.map(({ id }): GraphEdge => ({ kind: "next", from: id, to: end.id }));
  return {
    nodes: [start, ...nodes, ...(endEdges.length === 0 ? [] : [end])],
    edges: [{ kind: "next", from: start.id, to: definition.StartAt }, ...edges, ...endEdges],
  };
}

function scopeGraph(startAt: string, folded: Folded): Graph {
  const { states, statuses } = folded;
  const own = Object.entries(states).flatMap(([name, state]) => edgesOf(name, state));
  const edges = unique([...own, ...folded.edges]);
  const names = readingOrder(startAt, Object.keys(states), edges);
  const nodes = names.flatMap((name) => {
    const state = states[name];
    return state === undefined ? [] : [stateNode(name, state, statuses)];
  });
  return { nodes, edges };
}

function stateNode(name: string, state: State, statuses: StateStatuses): StateNode {
  const detail = describeState(name, state);
  const status = statuses[name];
  return {
    kind: "state",
    id: name,
    name,
    mark: markOf(state),
    ...(detail === undefined ? {} : { detail }),
    ...(state.Comment === undefined ? {} : { comment: state.Comment }),
    ...(status === undefined ? {} : { status }),
    children: childrenOf(state).map(({ StartAt, States }) =>
      scopeGraph(StartAt, foldStops(States, statuses)),
    ),
  };
}

/** A folded state may lead where it leads anyway. */
function unique(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const known = new Map(
    edges.toReversed().map((edge) => [`${edge.kind} ${edge.from} ${edge.to}`, edge]),
  );
  return edges.filter((edge) => known.get(`${edge.kind} ${edge.from} ${edge.to}`) === edge);
}

function endsTheMachine(state: State | undefined): boolean {
  return state !== undefined && ("End" in state || state.Type === "Succeed");
}
