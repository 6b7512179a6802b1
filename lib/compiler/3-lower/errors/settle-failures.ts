import {
  type Catch,
  type ChoiceNode,
  type Edge,
  fieldsOf,
  type Graph,
  graphsOf,
  type MapNode,
  mapEdges,
  type Node,
  type NodeId,
  type Origin,
  type WaitNode,
} from "../../ir/index.ts";
import {
  array,
  binary,
  conditional,
  type Expression,
  literal,
  mapExpression,
  mayFail,
  read,
} from "../../jsonata/index.ts";
import type { FlowLowering } from "../place.ts";
import type { Guard } from "./guard.ts";
import { awaitsFlow, raisedBy } from "./raised-error.ts";

/** What a graph's builder asks of each node and of the entry, before the graph is done. */
export interface Settling {
  entry(edge: Edge, first: Node | undefined): Edge;
  /** `raw` is the node as it was added: its catches are those of its place. */
  node(id: NodeId, raw: Node, resolved: Node): Node;
}

/**
 * Sees to it that an expression which JavaScript throws at fails where its error goes the right way: only Task, Parallel and Map have a Catch, and
 * it covers their fields and what they assign on their way out. Where the state at hand has no Catch, or that of a `try` which the code is not in,
 * a Map over nothing comes between: it costs one transition, and computes behind its own Catch or behind none.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function settleFailures(
  flow: FlowLowering,
  add: (node: Node) => NodeId,
  resolve: (edge: Edge) => Edge,
): Settling {
  const compute = (next: Edge, { by, origin }: Guard): NodeId =>
    add(overNothing(next, by, origin, flow));

  /** The edge up to the first assignment for which `isWrong`; that one is made behind a state of its own. */
  const splitWhere = (edge: Edge, isWrong: (guard: Guard, at: number) => boolean): Edge => {
    const at = edge.assign.findIndex((each, index) => {
      const guard = flow.guarded.get(each);
      return guard !== undefined && isWrong(guard, index);
    });
    const wrong = edge.assign[at];
    const guard = wrong && flow.guarded.get(wrong);
    if (guard === undefined) return edge;
    const rest = split({ ...edge, assign: edge.assign.slice(at) }, guard.by);
    return { assign: edge.assign.slice(0, at), to: compute(rest, guard) };
  };
  const split = (edge: Edge, covering: Catch | undefined): Edge =>
    splitWhere(edge, ({ by }, at) => {
      // A state that fails on its way out has assigned nothing.
      const before = edge.assign.slice(0, at).some(({ variable }) => flow.changed.has(variable));
      return by !== covering || (by !== undefined && before);
    });

  const settle = (raw: Node, resolved: Node): Node => {
    const covering = tryCatchOf(raw, flow);
    const settled = mapEdges(resolved, (edge, role) =>
      split(edge, role === "next" ? covering : undefined),
    );
    return withRaised(raw, settled, flow);
  };

  return {
    entry: (edge, first) => {
      const inFirst = first && tryCatchOf(first, flow);
      return splitWhere(edge, ({ by }) => by !== undefined || inFirst !== undefined);
    },
    node: (id, raw, resolved) => {
      const by = flow.covers.get(id)?.()[0];
      const computed = by && computedFirst(resolved, by, flow, add);
      return computed ? settle(computed, mapEdges(computed, resolve)) : settle(raw, resolved);
    },
  };
}

/** The catch of the `try` that a state stands in. */
function tryCatchOf(node: Node, flow: FlowLowering): Catch | undefined {
  return "catch" in node ? node.catch.find((each) => flow.tryCatches.has(each)) : undefined;
}

function overNothing(
  next: Edge,
  by: Catch | undefined,
  origin: Origin,
  flow: FlowLowering,
): MapNode {
  const end = flow.nextNode();
  const body: Graph = {
    entry: { assign: [], to: end },
    nodes: new Map([[end, { kind: "end", origin: { ...origin, label: "nothing" } }]]),
  };
  return {
    kind: "map",
    origin,
    items: array([]),
    body,
    captures: [],
    retry: [],
    next,
    catch: by ? [by] : [],
  };
}

/** What a choice or a wait computes can't be caught: it is computed before. */
function computedFirst(
  node: Node,
  by: Catch,
  flow: FlowLowering,
  add: (node: Node) => NodeId,
): MapNode | undefined {
  if (node.kind !== "choice" && node.kind !== "wait") return undefined;
  if (!fieldsOf(node).some(mayFail)) return undefined;
  const variable = flow.variables.declare(node.kind === "choice" ? "decided" : "seconds", "never");
  const { value, rest } =
    node.kind === "choice"
      ? decision(node, read(variable))
      : { value: node.duration, rest: { ...node, duration: read(variable) } satisfies WaitNode };
  const assignment = { variable, value };
  flow.guarded.set(assignment, { by, origin: node.origin });
  const next = { assign: [assignment], to: add(rest) };
  const origin = { ...node.origin, label: `compute ${node.origin.label}` };
  return overNothing(next, by, origin, flow);
}

/** The number of the rule that is taken: those behind it are not tested. */
function decision(
  choice: ChoiceNode,
  decided: Expression,
): { readonly value: Expression; readonly rest: ChoiceNode } {
  const { rules } = choice;
  const value = rules.reduceRight<Expression>(
    (otherwise, { test }, at) => conditional(test, literal(at), otherwise),
    literal(rules.length),
  );
  const numbered = rules.map((rule, at) => ({ ...rule, test: binary("=", decided, literal(at)) }));
  return { value, rest: { ...choice, rules: numbered } };
}

/** The node whose catches get the error as JavaScript knows it. */
function withRaised(raw: Node, settled: Node, flow: FlowLowering): Node {
  if (!("catch" in settled) || !("catch" in raw)) return settled;
  const own = [...fieldsOf(settled), ...settled.next.assign.map(({ value }) => value)];
  const inside = graphsOf(settled).flatMap(expressionsIn);
  const raised = raisedBy(
    { expressions: [...own, ...inside].filter(mayFail), ofFlow: awaitsFlow(settled) },
    flow,
  );
  if (raised === undefined) return settled;
  const caught = settled.catch.map((each, at): Catch => {
    const original = raw.catch[at];
    if (original === undefined || !flow.tryCatches.has(original)) return each;
    const assign = each.edge.assign.map((one) => ({ ...one, value: withError(one.value, raised) }));
    return { ...each, edge: { ...each.edge, assign } };
  });
  return { ...settled, catch: caught };
}

function withError(value: Expression, raised: Expression): Expression {
  return mapExpression(value, (part) =>
    part.kind === "source" && part.of === "error" ? raised : undefined,
  );
}

function expressionsIn(graph: Graph): readonly Expression[] {
  const edges: Edge[] = [graph.entry];
  const nodes = [...graph.nodes.values()];
  for (const node of nodes) {
    mapEdges(node, (edge) => {
      edges.push(edge);
      return edge;
    });
  }
  return [
    ...edges.flatMap(({ assign }) => assign.map(({ value }) => value)),
    ...nodes.flatMap(fieldsOf),
    ...nodes.flatMap(graphsOf).flatMap(expressionsIn),
  ];
}
